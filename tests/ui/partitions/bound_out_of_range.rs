use schema_core::table;

#[table(partition_by = range(n))]
#[primary_key(columns(n))]
#[partition(name = "low", from(-40000), to(-32768))]
#[partition(name = "high", from(5), to(32768))]
struct Part {
    n: i16,
}

fn main() {}
