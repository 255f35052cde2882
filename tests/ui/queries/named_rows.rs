use schema_core::{cte, table};

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

cte!(Named { id: i64, name: String });

fn main() {
    let _ = Named::cte(Team::select().columns((Team::id, Team::name)));
    let _ = Named::cte(User::select().columns(User::id));
    let _ = Named::derived(User::select());
    let users = User::select().correlated_to::<Team>().filter(User::team_id.eq(Team::id));
    let _ = Named::cte(users.columns((User::id, User::email)));
}
