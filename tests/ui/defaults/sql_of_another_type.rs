use schema_core::{SqlEnum, table};
use uuid::Uuid;

#[derive(SqlEnum)]
enum Mood {
    Sad,
}

#[table]
struct User {
    #[column(primary_key, default = sql("'one'"))]
    id: i64,
    #[column(default = sql("now()"))]
    k: Option<i32>,
    #[column(default = sql("'{}'::text"))]
    preferences: serde_json::Value,
    #[column(default = sql("interval '1 day'"))]
    key: Uuid,
    #[column(default = sql("'happy'"))]
    mood: Mood,
    #[column(default = sql("'2024-02-30'"))]
    day: chrono::NaiveDate,
    #[column(default = sql("'a, b'"))]
    tags: Vec<String>,
    #[column(default = sql("gen_random_uuid()"))]
    taken: String,
    #[column(generated = sql("(id > 0)::boolean"))]
    more: i32,
}

fn main() {}
