use schema_core::{Projection, table};

#[table]
struct User {
    #[column(primary_key)]
    id: i64,
}

#[table]
struct Team {
    #[column(primary_key)]
    id: i64,
}

#[derive(Projection)]
#[projection(of = User)]
struct Card {
    #[projection(flatten)]
    user: User,
    #[projection(flatten)]
    team: Team,
    #[projection(flatten)]
    id: i64,
}

fn main() {}
