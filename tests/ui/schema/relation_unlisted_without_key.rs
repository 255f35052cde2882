use schema_core::{schema, table};

#[table]
#[has_many(visits: Visit)]
struct User {
    #[column(primary_key)]
    id: i64,
}

#[table]
struct Visit {
    #[column(primary_key)]
    id: i64,
}

schema! { s: [User] }

fn main() {}
