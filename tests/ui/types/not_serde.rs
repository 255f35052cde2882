use schema_core::{Json, table};

struct Settings;

#[derive(serde::Serialize)]
struct Written;

#[table]
struct User {
    #[column(primary_key)]
    key: i64,
    settings: Json<Settings>,
    #[column(default = json!({}))]
    written: Option<Json<Written>>,
}

fn main() {}
