use schema_core::table;

#[table(append_only, append_only)]
struct User {
    #[column(length = 255, length = 100)]
    email: String,
}

fn main() {}
