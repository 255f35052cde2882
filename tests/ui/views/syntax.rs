use schema_core::view;

#[view(query = "SELECT id FORM users")]
struct Misspelt {
    id: i64,
}

#[view(query = "SELECT u.id, FROM users u JOIN notes n WHERE 5")]
struct Comma {
    id: i64,
}

#[view(query = "SELECT u.id FROM users u JOIN notes n WHERE n.id > 5")]
struct Join {
    id: i64,
}

#[view(query = "SELECT email AS id FROM users WHERE lower(email) AND count(*) > 1 GROUP BY email")]
struct Conditions {
    id: String,
}

#[view(query = "WITH a AS (SELECT id FROM users) SELECT b.id, a.email FROM a UNION SELECT 1")]
struct Parts {
    id: i64,
    email: String,
}

fn main() {}
