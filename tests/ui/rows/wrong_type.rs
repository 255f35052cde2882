use schema_core::{Default, Null, table};

#[table]
struct User {
    #[column(primary_key)]
    key: i64,
    email: String,
    age: Option<i32>,
}

fn main() {
    let _ = NewUser::new().email(5);
    let _ = NewUser::new().email(Null);
    let _ = NewUser::new().email(Default);
    let _ = NewUser::new().age("x");
}
