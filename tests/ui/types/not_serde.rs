use schema_core::{Json, table};

struct Settings;

#[table]
struct User {
    settings: Json<Settings>,
}

fn main() {}
