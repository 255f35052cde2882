use schema_core::{schema, table};

#[table]
struct Base {
    #[column(primary_key)]
    id: i64,
}

#[table(inherits(Base))]
struct Child {
    #[column(primary_key)]
    id: i64,
}

schema! { all: [Child] }

fn main() {}
