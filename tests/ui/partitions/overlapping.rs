use schema_core::table;

#[table(partition_by = range(id))]
#[partition(name = "a", from(1), to(10))]
#[partition(name = "b", from(5), to(20))]
#[partition(name = "c", from(20), to(20))]
#[partition(name = "d", default)]
#[partition(name = "e", default)]
struct Visit {
    #[column(primary_key)]
    id: i64,
}

#[table(partition_by = list(code))]
#[partition(name = "f", values("x", "y"))]
#[partition(name = "g", values("y"))]
struct Name {
    #[column(primary_key)]
    code: String,
}

#[table(partition_by = hash(id))]
#[partition(name = "h", modulus = 4, remainder = 1)]
#[partition(name = "i", modulus = 8, remainder = 5)]
#[partition(name = "j", modulus = 6, remainder = 0)]
#[partition(name = "k", modulus = 4, remainder = 4)]
struct Part {
    #[column(primary_key)]
    id: i64,
}

fn main() {}
