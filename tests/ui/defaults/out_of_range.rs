use schema_core::table;

#[table]
struct User {
    #[column(primary_key)]
    key: i64,
    #[column(default = 40_000)]
    a: i16,
}

fn main() {}
