use schema_core::table;

#[table]
struct User {
    #[column(primary_key)]
    id: i64,
    #[column(immutable)]
    email: String,
    name: String,
}

fn main() {
    let _ = UserUpdate::new().name("a").email("b");
}
