use schema_core::table;

#[table]
struct User {
    #[column(primary_key)]
    id: Option<i64>,
}

fn main() {}
