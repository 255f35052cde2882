use schema_core::{schema, table};

#[table]
#[has_many(posts: Post)]
struct User {
    #[column(primary_key)]
    id: i64,
}

#[table]
struct Post {
    #[column(primary_key)]
    key: i64,
    #[column(references = User::id)]
    author_id: i64,
    #[column(references = User::id)]
    editor_id: i64,
}

schema! { s: [User, Post] }

fn main() {}
