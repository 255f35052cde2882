use schema_core::table;

#[table(unlogged)]
struct Session {
    #[column(primary_key)]
    id: i64,
    #[column(references = Self::id, relation = before)]
    before_id: Option<i64>,
}

#[table]
struct Visit {
    #[column(primary_key)]
    id: i64,
    #[column(references = Session::id)]
    session_id: i64,
}

fn main() {}
