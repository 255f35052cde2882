use schema_core::{constraint, key, table};

#[table]
#[unique(columns(email, name))]
struct User {
    #[column(primary_key)]
    number: i64,
    email: String,
    name: String,
}

fn main() {
    let new = || NewUser::new().number(1).email("a").name("b");
    let _ = User::insert(new()).on_conflict(key!(User::email)).do_nothing();
    let _ = User::insert(new()).on_conflict(constraint!(User, "users_email_key")).do_nothing();
    let _ = User::insert(new()).on_conflict(key!(User::email, User::name)).do_nothing();
    let _ = User::insert(new()).on_conflict(constraint!(User, "users_email_name_key")).do_nothing();
}
