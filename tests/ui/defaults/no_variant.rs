use schema_core::{SqlEnum, table};

#[derive(SqlEnum)]
enum Status {
    Active,
}

#[table]
struct User {
    #[column(default = Status::Actve)]
    a: Status,
}

fn main() {}
