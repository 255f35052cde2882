use schema_core::table;

#[table]
struct Reading {
    #[column(primary_key)]
    id: i64,
    #[column(default = 1e40)]
    a: f32,
    #[column(default = 1e-50)]
    b: Option<f32>,
    #[column(default = -1e400)]
    c: f64,
    #[column(default = 1e-400)]
    d: f64,
    #[column(default = 1e400)]
    e: rust_decimal::Decimal,
    #[column(default = 0.0)]
    f: f32,
}

fn main() {}
