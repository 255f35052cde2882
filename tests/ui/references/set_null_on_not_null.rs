use schema_core::table;

#[table]
struct User {
    #[column(primary_key)]
    id: i64,
    #[column(references = User::id, on_delete = set_null)]
    parent_id: i64,
    #[column(references = User::id, on_delete = set_default)]
    other_id: i64,
}

fn main() {}
