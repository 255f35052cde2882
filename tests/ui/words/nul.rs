use schema_core::table;

#[table(name = "users\0")]
struct User {
    #[column(primary_key)]
    id: i64,
    #[column(default = "a\0b")]
    email: String,
}

fn main() {}
