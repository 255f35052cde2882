use schema_core::{SqlEnum, table};

#[derive(SqlEnum)]
enum Mood {
    Sad,
}

#[table]
#[index(columns(mood.collate("C")))]
struct User {
    #[column(primary_key)]
    id: i64,
    #[column(collate = "C")]
    active: bool,
    #[column(collate = "C")]
    marks: Vec<i32>,
    #[column(collate = "C")]
    before: Option<Mood>,
    mood: Mood,
    #[column(collate = "C")]
    names: Vec<String>,
}

fn main() {}
