use schema_core::table;

#[table]
struct User {
    #[column(default = 40_000)]
    a: i16,
}

fn main() {}
