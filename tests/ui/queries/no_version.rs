use schema_core::table;

#[table]
struct User {
    #[column(primary_key)]
    number: i64,
    email: String,
}

fn main() {
    let _ = User::update(1).set(UserUpdate::new().email("a")).if_version(1);
}
