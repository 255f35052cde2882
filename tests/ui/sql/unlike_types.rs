use schema_core::{SqlEnum, table};

#[derive(SqlEnum)]
enum Mood {
    Sad,
}

#[table]
#[check(sql("email > k OR mood = email"), name = "c1")]
#[check(sql("email + 1 > 5 AND -email <> 'x'"), name = "c2")]
#[check(sql("coalesce(k, 'x') = 5 AND coalesce(k, email) IS NOT NULL"), name = "c3")]
#[check(sql("CASE WHEN k THEN email ELSE k END <> ''"), name = "c4")]
#[check(sql("NULLIF(k + 1, 0)"), name = "c5")]
#[check(sql("round(email) > 1 AND split_part(email) = ''"), name = "c6")]
#[check(sql("(day = '2020-01-01') && (k = 1) AND k::date > day + day"), name = "c7")]
#[check(sql("name || 'x'"), name = "c8")]
#[index(columns(sql("lower(k)")), where = sql("length(k) > 3"))]
struct User {
    #[column(primary_key)]
    id: i64,
    k: i32,
    email: String,
    name: String,
    day: chrono::NaiveDate,
    mood: Mood,
    #[column(generated = sql("lower(email)"))]
    lower: i64,
    #[column(generated = sql("k > 1"))]
    many: i64,
}

fn main() {}
