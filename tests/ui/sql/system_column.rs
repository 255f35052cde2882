use schema_core::table;

#[table]
#[check(sql("xmin IS NOT NULL"))]
#[check(sql("id > $1"))]
#[check(sql("1 < id < 5"))]
#[index(columns(id), where = sql("tableoid > 0"))]
struct Post {
    #[column(primary_key)]
    id: i64,
}

fn main() {}
