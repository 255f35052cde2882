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
    id: i64,
}

schema! { s: [User, Post] }

fn main() {}
