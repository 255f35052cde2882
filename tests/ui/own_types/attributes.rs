use schema_core::{SqlComposite, SqlDomain, table};

#[derive(SqlComposite)]
struct Address {
    street: String,
    number: i32,
}

#[derive(SqlComposite)]
struct Place {
    city: String,
    #[column(name = "city")]
    town: String,
}

#[derive(SqlDomain)]
#[sql_domain(check = sql("(value).number > 'x'"))]
struct Numbered(Address);

#[table]
struct User {
    #[column(primary_key)]
    id: i64,
    #[column(check = sql("(home).stret <> ''"))]
    home: Option<Address>,
    #[column(check = sql("(work).street = 5"))]
    work: Address,
}

fn main() {}
