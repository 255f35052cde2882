use schema_core::{SqlEnum, table};

#[derive(SqlEnum)]
enum Mood {
    Sad,
}

#[table]
#[check(sql("k > 'abc'"))]
#[check(sql("email <> 5"))]
#[check(sql("'2024-13-01' < day OR day < '2024-12-01'"))]
#[check(sql("mood = 'happy'"))]
#[index(columns(id), where = sql("id = now()"))]
struct User {
    #[column(primary_key)]
    id: i64,
    k: i32,
    email: String,
    day: chrono::NaiveDate,
    mood: Mood,
    #[column(generated = sql("k = '5' AND email = 'x' AND id = 1.5"))]
    more: bool,
}

fn main() {}
