use schema_core::table;

#[table]
struct User {
    #[column(primary_key)]
    id: i64,
    #[column(references = User::id, on_delete = cascades)]
    parent_id: Option<i64>,
}

fn main() {}
