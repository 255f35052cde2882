use schema_core::{schema, table};

#[table(unloged, replica_identity = ful)]
struct Post {
    #[column(primary_key)]
    key: i64,
    #[column(statistics = 10_001, storage = outside)]
    a: Option<i64>,
}

schema! { all: [Post] }

fn main() {}
