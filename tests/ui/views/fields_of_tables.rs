use schema_core::{schema, table, view};

#[table]
struct User {
    #[column(primary_key)]
    id: i64,
    email: String,
}

#[view(query = "SELECT *, 1 AS one FROM users")]
struct Few {
    id: i64,
    email: String,
}

#[view(query = "SELECT u.*, 1 AS one FROM users u")]
struct Other {
    id: i64,
    mail: String,
    one: i32,
}

#[view(query = "SELECT id, u.email FROM users u")]
struct Typed {
    id: i32,
    email: Option<i64>,
}

#[view(query = "SELECT email, id FROM users")]
struct Turned {
    id: i64,
    email: String,
}

#[view(query = "SELECT s.*, u.id AS two FROM (SELECT id, email FROM users) s JOIN users u USING (id)")]
struct Sound {
    id: i64,
    email: Option<String>,
    two: i64,
}

schema! { s: [User, Few, Other, Typed, Turned, Sound] }

fn main() {}
