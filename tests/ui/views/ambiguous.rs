use schema_core::{schema, table, view};

#[table]
struct User {
    #[column(primary_key)]
    id: i64,
    name: String,
}

#[view(query = "SELECT u.id, name FROM users u JOIN users of ON of.id = u.id")]
struct Pair {
    id: i64,
    name: String,
}

schema! { users: [User, Pair] }

fn main() {}
