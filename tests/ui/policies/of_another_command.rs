use schema_core::table;

#[table(row_level_security)]
#[policy(name = "read", for = select, with_check = sql("true"))]
#[policy(name = "write", for = insert, using = sql("true"))]
#[policy(name = "drop", for = delte, to(publik))]
#[policy(using = sql("true"))]
struct Post {
    #[column(primary_key)]
    id: i64,
}

fn main() {}
