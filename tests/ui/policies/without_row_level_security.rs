use schema_core::table;

#[table]
#[policy(name = "own", using = sql("id > 0"))]
struct Post {
    #[column(primary_key)]
    id: i64,
}

fn main() {}
