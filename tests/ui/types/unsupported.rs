use schema_core::table;

struct Money;

#[table]
struct User {
    #[column(primary_key)]
    id: i64,
    balance: Money,
    other: Vec<Money>,
}

fn main() {}
