use schema_core::table;

#[table]
struct User {
    #[column(default = 40_000)]
    a: i16,
    #[column(default = "abc", length = 2)]
    b: String,
}

fn main() {}
