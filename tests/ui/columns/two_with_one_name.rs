use schema_core::table;

#[table]
struct User {
    #[column(name = "email")]
    a: String,
    email: String,
}

fn main() {}
