use schema_core::{schema, table};

#[table]
struct Base {
    id: i64,
}

#[table(inherits(Base))]
struct Child {
    id: i64,
}

schema! { all: [Child] }

fn main() {}
