use schema_core::{Json, table};

struct Settings;

#[table]
struct User {
    #[column(primary_key)]
    key: i64,
    settings: Json<Settings>,
}

fn main() {}
