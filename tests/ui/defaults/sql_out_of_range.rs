use rust_decimal::Decimal;
use schema_core::table;

#[table]
struct Item {
    #[column(primary_key)]
    id: i64,
    #[column(default = sql("70000"))]
    small: i16,
    #[column(default = sql("-3000000000"))]
    plain: Option<i32>,
    #[column(length = 2, default = sql("'abc'"))]
    code: String,
    #[column(precision = 2, scale = 1, default = 9.99)]
    rounded: Decimal,
    #[column(precision = 2, scale = 1, default = 1e5)]
    large: Decimal,
    #[column(default = 999999999999999999999999999999999999999999)]
    huge: i64,
}

fn main() {}
