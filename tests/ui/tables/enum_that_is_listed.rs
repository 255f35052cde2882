use schema_core::{schema, table};

#[table]
enum Color {
    Red,
}

#[table]
struct Car {
    #[column(primary_key)]
    id: i64,
}

schema! { s: [Color, Car] }

fn main() {}
