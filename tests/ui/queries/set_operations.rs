use schema_core::table;

#[table]
struct User {
    #[column(primary_key)]
    id: i64,
    email: String,
}

#[table]
struct Team {
    #[column(primary_key)]
    id: i32,
    name: Option<String>,
}

fn main() {
    let _ = User::select().columns((User::id, User::email)).union(Team::select().columns((Team::id, Team::name)));
    let _ = User::select().except(Team::select());
    let _ = User::select().union(User::select()).order_by(User::id);
    let _ = User::select().union(User::select()).inner_join(Team::select().on(Team::name.eq("x")));
}
