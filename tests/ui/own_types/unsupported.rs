use schema_core::{SqlComposite, SqlDomain, table};

struct Money;

#[derive(SqlComposite)]
struct Price {
    amount: Money,
    list: Vec<u64>,
}

#[derive(SqlDomain)]
struct Count(u32);

#[table]
struct Item {
    #[column(primary_key)]
    id: i64,
    price: Option<Price>,
    count: Count,
}

fn main() {}
