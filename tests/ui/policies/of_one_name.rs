use schema_core::table;

#[table(row_level_security)]
#[policy(name = "own", using = sql("id > 0"))]
#[policy(name = "own", for = select, using = sql("id > 1"))]
struct Row {
    #[column(primary_key)]
    id: i64,
}

fn main() {}
