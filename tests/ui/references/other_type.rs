use schema_core::table;

#[table]
struct User {
    #[column(primary_key)]
    id: i64,
}

#[table]
struct Post {
    #[column(references = User::id)]
    author_id: String,
    #[column(references = User::id)]
    editor_id: Option<i32>,
}

fn main() {}
