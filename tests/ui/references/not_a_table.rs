use schema_core::table;

struct User;

#[table]
struct Post {
    #[column(references = User::id)]
    author_id: i64,
    #[column(references = User)]
    editor_id: i64,
}

fn main() {}
