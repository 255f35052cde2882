use schema_core::table;

#[table]
struct Book {
    #[column(primary_key, length = 3, default = "none")]
    code: String,
    #[column(char = 2, default = "eng")]
    language: String,
}

fn main() {}
