use schema_core::{table, view};

#[table]
#[check(sql("k < 'abc'::int"))]
#[index(columns(id), where = sql("day > date '2024-13-01'"))]
struct User {
    #[column(primary_key)]
    id: i64,
    #[column(default = sql("'abc'::int"))]
    k: i32,
    #[column(default = sql("CAST('maybe' AS boolean)"))]
    flag: bool,
    #[column(check = sql("day > '2024-01-01'::timestamptz"))]
    day: chrono::NaiveDate,
}

#[view(query = "SELECT id FROM users WHERE day > 'x'::date")]
struct Late {
    id: i64,
}

fn main() {}
