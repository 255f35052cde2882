use schema_core::{schema, table};

#[table]
struct Base {
    #[column(primary_key)]
    id: i64,
    name: String,
}

#[table(partition_by = range(id))]
struct Parts {
    #[column(primary_key)]
    id: i64,
}

#[table(inherits(Base))]
struct Own {
    #[column(primary_key)]
    id: i64,
    name: i32,
}

#[table(inherits(Parts))]
struct Other {
    #[column(primary_key)]
    id: i64,
}

schema! { s: [Base, Parts, Own, Other] }

fn main() {}
