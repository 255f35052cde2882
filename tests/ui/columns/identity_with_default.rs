use schema_core::table;

#[table]
struct User {
    #[column(identity, default = 5)]
    id: i64,
    #[column(generated = sql("id"), default = 5)]
    b: i64,
}

fn main() {}
