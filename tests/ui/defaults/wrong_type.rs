use schema_core::table;

#[table]
struct User {
    #[column(primary_key)]
    key: i64,
    #[column(default = "five")]
    a: i32,
    #[column(default = 5)]
    b: String,
    #[column(default = now())]
    c: bool,
    #[column(default = json!({}))]
    d: String,
}

fn main() {}
