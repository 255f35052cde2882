use schema_core::table;

#[table]
struct User {
    #[column(primary_key)]
    number: i64,
    #[column(immutable)]
    email: String,
    #[column(generated = sql("number * 2"))]
    twice: i64,
    #[column(version, default = 1)]
    version: i32,
}

fn main() {
    let _ = User::update_rows().set(User::number, 5);
    let _ = User::update_rows().set(User::email, "a");
    let _ = User::update_rows().set_default(User::twice);
    let _ = User::update_rows().set(User::version, 5);
}
