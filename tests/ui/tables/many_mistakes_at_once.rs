use schema_core::table;

#[table(nam = "users")]
#[index(columns(emial))]
struct User {
    #[column(primary_key, primary_key)]
    id: i64,
    #[column(default = 1 + 1)]
    email: String,
}

fn main() {
    let _ = User::email;
    let _ = NewUser::new().id(5).email("a");
    let _ = UserUpdate::new().email("b");
}
