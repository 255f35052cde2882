use schema_core::{schema, table};

#[table]
#[index(columns(pages), method = gin)]
#[index(columns(at))]
struct Book {
    #[column(primary_key, sql_type = "json")]
    id: String,
    pages: i32,
    #[column(sql_type = "point")]
    at: String,
}

#[table]
#[index(columns(id), method = gist)]
#[index(columns(lines), method = gist)]
#[index(columns(words), method = gist)]
struct Page {
    #[column(primary_key)]
    id: i64,
    lines: Vec<i32>,
    words: Vec<String>,
}

schema! { s: [Book, Page], extensions: ["btree_gist"] }

fn main() {}
