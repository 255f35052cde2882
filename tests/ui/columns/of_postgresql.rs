use schema_core::table;

#[table]
struct Row {
    #[column(primary_key)]
    id: i64,
    ctid: i64,
    #[column(name = "xmin")]
    least: i64,
}

#[table(schema = "pg_own")]
struct Other {
    #[column(primary_key)]
    id: i64,
}

fn main() {}
