#![deny(deprecated)]
use schema_core::table;

#[table]
#[index(columns(a))]
#[index(columns(a, b), name = "both")]
#[index(columns(b), where = sql("a > 0"))]
struct Log {
    a: i64,
    b: i64,
}

#[table]
#[index(columns(email))]
struct User {
    #[column(primary_key)]
    id: i64,
    #[column(unique)]
    email: String,
}

fn main() {}
