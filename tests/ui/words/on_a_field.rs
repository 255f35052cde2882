use schema_core::table;

#[table(allow(no_primary_key = " "))]
struct Log {
    #[column(row_level_security)]
    id: i64,
    #[column(auto_increment)]
    number: i64,
    #[index]
    text: String,
    #[column(sql_type = "tsvector", length = 5)]
    words: String,
}

fn main() {
    let _ = (Log::text, NewLog::new().text("a"));
}
