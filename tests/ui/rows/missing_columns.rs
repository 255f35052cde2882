use schema_core::table;

#[table]
struct User {
    #[column(primary_key, identity)]
    id: i64,
    email: String,
    age: Option<i32>,
    name: String,
}

fn main() {
    let _ = NewUser::new().validate();
}
