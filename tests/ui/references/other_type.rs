use schema_core::table;

#[table]
struct User {
    #[column(primary_key)]
    id: i64,
}

#[table]
struct Post {
    #[column(primary_key)]
    key: i64,
    #[column(references = User::id)]
    author_id: String,
    #[column(references = User::id)]
    editor_id: Option<i32>,
}

fn main() {}
