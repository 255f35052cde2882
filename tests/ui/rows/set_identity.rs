use schema_core::table;

#[table]
struct User {
    #[column(primary_key, identity)]
    id: i64,
    email: String,
}

fn main() {
    let _ = NewUser::new().id(5);
}
