use schema_core::{schema, table};

#[table]
struct User {
    #[column(primary_key)]
    id: i64,
}

#[table(name = "users")]
struct Person {
    #[column(primary_key)]
    id: i64,
}

schema! { s: [User, Person] }

fn main() {}
