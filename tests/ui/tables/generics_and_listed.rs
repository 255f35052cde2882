use schema_core::{schema, table};

#[table]
struct Page<T> {
    #[column(primary_key)]
    id: i64,
    content: T,
}

schema! { s: [Page] }

fn main() {}
