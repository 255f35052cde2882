use schema_core::table;

#[table]
struct User {
    #[column(primary_key, sql_type = "bigint primary key")]
    id: i64,
    #[column(sql_type = "numeric(5, 2")]
    balance: String,
}

fn main() {}
