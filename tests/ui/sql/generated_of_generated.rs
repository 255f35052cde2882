use schema_core::table;

#[table]
struct Line {
    #[column(primary_key)]
    id: i64,
    #[column(generated = sql("id * 2"))]
    twice: i64,
    #[column(generated = sql("twice * 2 + fourth"))]
    four_times: i64,
}

fn main() {}
