use schema_core::query::{Run, shape::Flat};
use schema_core::table;

#[table]
struct User {
    #[column(primary_key)]
    id: i64,
    team_id: i64,
}

#[table]
struct Team {
    #[column(primary_key)]
    id: i64,
}

async fn run<'e, E: Run<'e, Flat>>(on: E) {
    let _ = User::select().correlated_to::<Team>().filter(User::team_id.eq(Team::id)).count(on).await;
}

fn main() {}
