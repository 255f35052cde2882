use schema_core::table;

#[table]
struct User {
    #[column(primary_key, identity)]
    id: i64,
    email: String,
    name: String,
    age: Option<i32>,
}

fn main() {
    let _ = User::insert(NewUser::new().name("a"));
}
