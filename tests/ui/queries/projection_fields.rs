use schema_core::{Projection, table};

#[table]
#[has_many(teams: Team)]
struct User {
    #[column(primary_key)]
    id: i64,
    email: String,
}

#[table]
struct Team {
    #[column(primary_key)]
    id: i64,
    #[column(references = User::id)]
    user_id: Option<i64>,
}

#[derive(Projection)]
#[projection(of = User)]
struct Card {
    id: String,
    mail: String,
    teams: Option<Team>,
}

#[derive(Projection)]
#[projection(of = Team)]
struct TeamCard {
    user: User,
}

fn main() {}
