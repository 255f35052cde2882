use schema_core::{schema, view};

#[view(query = "SELECT 1 AS n", with_no_data)]
struct Empty {
    n: i32,
}

#[view(query = "SELECT 1 AS n", materialized, check_option = local)]
struct Kept {
    n: i32,
}

schema! { all: [Empty, Kept] }

fn main() {}
