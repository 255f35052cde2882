use schema_core::table;

#[table]
#[has_many(parent: User)]
struct User {
    #[column(primary_key)]
    id: i64,
    #[column(references = User::id)]
    parent_id: Option<i64>,
}

fn main() {}
