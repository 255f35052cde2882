use schema_core::{SqlDomain, table};

#[derive(SqlDomain)]
#[sql_domain(not_null)]
struct Email(String);

#[table]
struct Person {
    #[column(primary_key)]
    key: i64,
    email: Email,
    other: Option<Email>,
}

fn main() {}
