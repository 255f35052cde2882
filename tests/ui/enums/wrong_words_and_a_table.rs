use schema_core::{SqlEnum, table};

#[derive(SqlEnum)]
#[sql_enum(text, chek = false)]
enum Status {
    Active,
    #[sql_enum(rename = "active")]
    Other,
}

#[derive(SqlEnum)]
#[sql_enum(check)]
enum Level {
    #[sql_enum(renam = "one")]
    Low,
    High(i32),
}

#[derive(SqlEnum)]
enum Empty {}

#[table]
struct User {
    #[column(primary_key)]
    id: i64,
    #[column(default = Status::Active)]
    status: Status,
    level: Option<Level>,
    empty: Empty,
}

fn main() {
    println!("{} {:?}", Status::Active, "low".parse::<Level>().map(|level| level.as_str().len()));
}
