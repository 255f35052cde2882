use schema_core::{SqlEnum, table};

#[derive(SqlEnum)]
enum Status {
    Active,
}

#[table]
struct User {
    #[column(primary_key)]
    key: i64,
    #[column(default = Status::Actve)]
    a: Status,
}

fn main() {}
