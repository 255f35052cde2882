use schema_core::table;

#[table]
struct User {
    #[column(default = 1 + 2)]
    a: i32,
    #[column(default = json!({ "a": b }))]
    b: serde_json::Value,
}

fn main() {}
