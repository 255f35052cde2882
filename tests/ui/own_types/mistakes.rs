use schema_core::{SqlComposite, SqlDomain, SqlRange, table};

#[derive(SqlDomain)]
#[sql_domain(nmae = "email", lenght = 5)]
struct Email(String);

#[derive(SqlDomain)]
struct Pair(String, String);

#[derive(SqlComposite)]
struct Address {
    #[column(primary_key)]
    street: String,
}

#[derive(SqlRange)]
struct Span(i64);

#[table]
struct Person {
    #[column(primary_key)]
    key: i64,
    email: Email,
    address: Address,
}

fn main() {}
