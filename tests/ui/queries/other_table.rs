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
    id: i64,
    name: String,
}

fn main() {
    let _ = User::select().filter(Team::name.eq("x"));
    let _ = User::select().order_by(Team::name);
    let _ = User::select().order_by(Team::name.desc());
    let _ = User::select().order_by((User::email, Team::name.desc()));
    let _ = User::select().page((Team::name, User::id), None, 10);
    let _ = User::select().columns((User::id, Team::name));
}
