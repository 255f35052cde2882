use schema_core::{schema, table};

#[table]
struct User {
    #[column(primary_key)]
    id: i64,
    #[column(references = Post::key)]
    post_id: i64,
}

#[table]
#[has_one(writer: User)]
struct Post {
    #[column(primary_key)]
    key: i64,
    #[column(references = User::id)]
    author_id: i64,
}

schema! { s: [Post] }

fn main() {}
