use schema_core::table;

#[table]
struct Row {
    #[column(primary_key, storage = external)]
    id: i64,
    #[column(compression = "lz4")]
    size: Option<i32>,
}

fn main() {}
