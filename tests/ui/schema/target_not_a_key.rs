use schema_core::{schema, table};

#[table]
struct User {
    #[column(primary_key)]
    id: i64,
    number: i64,
}

#[table]
struct Post {
    #[column(primary_key)]
    key: i64,
    #[column(references = User::number)]
    author_id: i64,
}

schema! { s: [User, Post] }

fn main() {}
