use rust_decimal::Decimal;
use schema_core::{SqlEnum, table};

#[derive(SqlEnum)]
enum ATypeWhoseNameIsLongerThanSixtyThreeBytesAndWouldBeCutByPostgresql {
    One,
}

#[table]
#[index(columns(k, k))]
#[index(columns(id), include(k, k), name = "b")]
#[index(columns(k, k.desc()), name = "c")]
struct User {
    #[column(primary_key, identity(increment = 0))]
    id: i64,
    #[column(precision = 0)]
    k: Decimal,
    #[column(scale = 2)]
    l: Decimal,
    #[column(length = 0)]
    m: String,
    #[column(default = sql("NULL"))]
    n: i32,
    #[column(precision = 0)]
    taken: chrono::NaiveDateTime,
}

fn main() {}
