use rust_decimal::Decimal;
use schema_core::table;

#[table]
struct Product {
    #[column(precision = 2, scale = 10)]
    price: Decimal,
}

fn main() {}
