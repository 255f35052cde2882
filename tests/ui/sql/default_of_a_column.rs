use schema_core::{SqlDomain, table};

#[table]
struct Line {
    #[column(primary_key)]
    id: i64,
    #[column(default = sql("active"))]
    state: String,
    code: Code,
}

#[derive(SqlDomain)]
#[sql_domain(check = sql("code <> ''"))]
struct Code(String);

fn main() {}
