use schema_core::table;

#[table]
struct User {
    #[column(primary_key)]
    id: i64,
    email: String,
    age: Option<i32>,
}

fn main() {
    let _ = User::select().filter(User::email.eq(5));
    let _ = User::select().filter(User::age.gt("old"));
    let _ = User::select().filter(User::age.eq(None));
    let _ = User::select().filter(User::email.eq(User::age));
    let _ = User::select().filter(User::email);
    let _ = User::select().filter(User::age.in_(["x"]));
}
