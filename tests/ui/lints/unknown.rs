use schema_core::table;

#[table(allow(no_primry_key = "a log", redundant_index))]
struct Log {
    a: i64,
}

fn main() {}
