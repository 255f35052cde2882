use schema_core::{Null, table};

#[table]
struct User {
    #[column(primary_key)]
    number: i64,
    email: String,
    name: Option<String>,
    age: Option<i32>,
}

fn main() {
    let _ = User::update_rows().set(User::age, "x");
    let _ = User::update_rows().set(User::email, User::name);
    let _ = User::update_rows().set(User::email, User::age);
    let _ = User::update_rows().set(User::email, Null);
}
