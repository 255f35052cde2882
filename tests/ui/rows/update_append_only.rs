use schema_core::table;

#[table(append_only)]
struct User {
    #[column(primary_key)]
    id: i64,
    name: String,
}

fn main() {
    let _ = UserUpdate::new();
}
