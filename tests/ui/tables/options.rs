use schema_core::{schema, table};

#[table(unloged, replica_identity = ful)]
struct Post {
    #[column(statistics = 10_001, storage = outside)]
    a: Option<i64>,
}

schema! { all: [Post] }

fn main() {}
