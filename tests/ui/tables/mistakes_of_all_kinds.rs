use schema_core::{schema, table};

#[table(nmae = "users", unloged)]
#[index(columns(emial))]
#[index(columns(id), method = hash, unique)]
#[check(sql("id > AND"))]
struct User {
    #[column(primary_key)]
    id: Option<i64>,
    #[column(default = 70_000, length = 5)]
    size: i16,
    #[column(references = Team::id, on_delete = set_null)]
    team_id: i32,
}

#[table]
#[has_many(users: User)]
struct Team {
    #[column(primary_key, dfault = 5)]
    id: i64,
    #[column(references = User::size)]
    best: Option<i16>,
}

schema! { s: [User, Team] }

fn main() {}
