use schema_core::{table, view};

#[table]
struct User {
    #[column(primary_key)]
    id: i64,
}

#[view(query = "SELECT id FROM users")]
struct Reader {
    id: i64,
}

#[table]
struct Note {
    #[column(primary_key)]
    id: i64,
    #[column(sql_type = "text", references = User::id)]
    user_id: String,
    #[column(references = Reader::id)]
    reader_id: i64,
    #[column(references = User::id, relation = other, on_delete = "SET NULL")]
    other_id: Option<i64>,
}

fn main() {}
