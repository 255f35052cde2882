use schema_core::{schema, table};

#[table]
struct User {
    id: i64,
}

#[table(name = "users")]
struct Person {
    id: i64,
}

schema! { s: [User, Person] }

fn main() {}
