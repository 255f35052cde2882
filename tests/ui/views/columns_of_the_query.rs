use schema_core::view;

#[view(query = "SELECT id, email FROM users")]
struct Few {
    id: i64,
}

#[view(query = "SELECT id, lower(email) AS mail FROM users")]
struct Other {
    id: i64,
    email: String,
}

#[view(query = "UPDATE users SET id = 1")]
struct Change {
    id: i64,
}

#[view(query = "SELECT id FROM users WHERE (email = 'a'; DROP TABLE users")]
struct Open {
    id: i64,
}

fn main() {}
