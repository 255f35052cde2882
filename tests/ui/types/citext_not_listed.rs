use schema_core::{schema, table};

#[table]
struct User {
    #[column(primary_key, citext)]
    email: String,
}

schema! { s: [User] }

fn main() {}
