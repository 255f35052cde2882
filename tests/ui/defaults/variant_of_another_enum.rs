use schema_core::{SqlEnum, table};

#[derive(SqlEnum)]
enum Status {
    Active,
}

#[derive(SqlEnum)]
enum Mood {
    Happy,
}

#[table]
struct User {
    #[column(primary_key)]
    key: i64,
    #[column(default = Mood::Happy)]
    a: Status,
}

fn main() {
    let _ = Status::Active;
}
