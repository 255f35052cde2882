use schema_core::query::{any, exists, scalar};
use schema_core::table;

#[table]
struct User {
    #[column(primary_key)]
    id: i64,
    email: String,
    team_id: i64,
}

#[table]
struct Team {
    #[column(primary_key)]
    id: i64,
    name: Option<String>,
}

fn main() {
    let _ = Team::select().filter(Team::id.in_query(User::select().columns(User::email)));
    let _ = Team::select().filter(Team::id.in_query(User::select()));
    let _ = Team::select().filter(Team::id.eq(User::select().columns(User::email)));
    let _ = Team::select().filter(Team::id.gt(any(User::select().columns(User::email))));
    let _ = scalar(User::select());
    let _ = exists(User::select().filter(User::team_id.eq(Team::id)));
    let of_a_team = User::select().correlated_to::<Team>().filter(User::team_id.eq(Team::id));
    let _ = User::select().filter(exists(of_a_team));
}
