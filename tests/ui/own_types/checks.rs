use schema_core::SqlDomain;

#[derive(SqlDomain)]
#[sql_domain(check = sql("value + 1 > 0"))]
struct Name(String);

#[derive(SqlDomain)]
#[sql_domain(length = 10, check = sql("value"))]
struct Code(String);

#[derive(SqlDomain)]
#[sql_domain(check = sql("value > 0"), check = sql("value < 'many'"))]
struct Count(i32);

fn main() {}
