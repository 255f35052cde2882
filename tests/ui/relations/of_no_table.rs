use schema_core::{SqlEnum, schema, table};

#[derive(SqlEnum)]
enum Mood {
    Fine,
}

#[table]
#[has_many(moods: Mood)]
#[has_one(name_of: String)]
#[many_to_many(others: User, through = Mood)]
struct User {
    #[column(primary_key)]
    id: i64,
}

schema! { s: [User] }

fn main() {}
