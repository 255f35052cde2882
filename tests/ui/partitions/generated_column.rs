use schema_core::table;

#[table(partition_by = range(twice), allow(no_primary_key = "a log"))]
#[check(sql("id > 0"), no_inherit)]
struct Visit {
    id: i64,
    #[column(generated = sql("id * 2"))]
    twice: i64,
}

#[table(partition_by = list(id, code))]
#[primary_key(columns(id, code))]
struct Name {
    id: i64,
    code: String,
}

fn main() {}
