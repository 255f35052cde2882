use schema_core::{sql, table};

#[table]
struct User {
    #[column(primary_key)]
    id: i64,
}

fn main() {
    let _ = sql!(bool, "{} = {}", User::id);
}
