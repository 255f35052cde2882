use schema_core::{Json, table};

#[table]
struct Price {
    #[column(primary_key)]
    id: i64,
    #[column(precision = 3, scale = 2, default = 100)]
    whole: rust_decimal::Decimal,
    #[column(precision = 3, scale = 2, default = 12.5)]
    fraction: rust_decimal::Decimal,
    #[column(precision = 3, scale = 2, default = 9.5)]
    sound: rust_decimal::Decimal,
    #[column(json = object, default = json!([]))]
    tags: Json<Vec<i32>>,
}

fn main() {}
