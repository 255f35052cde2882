use schema_core::table;

#[table]
#[has_many(teams: Team)]
struct User {
    #[column(primary_key)]
    id: i64,
}

#[table]
struct Team {
    #[column(primary_key)]
    id: i64,
    #[column(references = User::id)]
    user_id: i64,
}

fn main() {
    let _ = User::select().with(Team::user);
    let _ = Team::select().filter(User::teams.exist());
    let _ = User::select().with(User::teams.filter(User::id.eq(1)));
}
