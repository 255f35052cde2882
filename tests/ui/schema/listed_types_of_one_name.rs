use schema_core::{SqlEnum, SqlDomain, schema, table};

#[derive(SqlEnum)]
#[sql_enum(name = "notes")]
enum Mood {
    Fine,
}

#[derive(SqlEnum)]
#[sql_enum(name = "level")]
enum Level {
    Low,
}

#[derive(SqlDomain)]
#[sql_domain(name = "level")]
struct Height(i32);

#[derive(SqlEnum)]
enum Alone {
    One,
}

#[table]
struct Note {
    #[column(primary_key)]
    id: i64,
    alone: Alone,
}

schema! { s: [Note], enums: [Mood, Level, Alone], types: [Height] }

fn main() {}
