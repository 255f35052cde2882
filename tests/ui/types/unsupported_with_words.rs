use schema_core::table;

struct Money;

enum Status {
    Active,
}

#[table]
struct Account {
    #[column(primary_key, identity)]
    id: Money,
    #[column(default = 0)]
    balance: Money,
    #[column(length = 3, unique)]
    code: Option<Money>,
    #[column(default = Status::Active)]
    status: Status,
    #[column(default = now())]
    opened: Option<Money>,
}

#[table]
struct Entry {
    #[column(primary_key)]
    id: i64,
    #[column(references = Account::id)]
    account_id: i64,
}

fn main() {
    let _ = Status::Active;
}
