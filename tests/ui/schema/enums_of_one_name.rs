use schema_core::{schema, table};

mod orders {
    #[derive(schema_core::SqlEnum)]
    pub enum Status {
        Open,
        Paid,
    }
}

mod users {
    #[derive(schema_core::SqlEnum)]
    pub enum Status {
        Active,
    }
}

#[table]
struct Order {
    #[column(primary_key)]
    id: i64,
    status: orders::Status,
}

#[table]
struct User {
    #[column(primary_key)]
    id: i64,
    status: users::Status,
    other: Option<users::Status>,
}

schema! { s: [Order, User] }

fn main() {}
