use schema_core::table;

#[table]
struct User {}

fn main() {}
