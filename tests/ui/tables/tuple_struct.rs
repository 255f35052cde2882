use schema_core::table;

#[table]
struct User(i64, String);

fn main() {}
