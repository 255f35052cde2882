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
#[check(sql("k IN (1, 'x') AND id BETWEEN 1 AND 'z'"))]
#[check(sql("k LIKE 'a%' OR email ->> 'a' = 'b' OR NOT email ~ 'c'"))]
#[check(sql("id IS TRUE"))]
#[index(columns(id), where = sql("id = current_user"))]
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
