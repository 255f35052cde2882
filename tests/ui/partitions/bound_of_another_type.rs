use schema_core::table;

#[table(partition_by = range(day))]
#[partition(name = "a", from("x"), to("2024-01-01"))]
#[partition(name = "b", from(2024), to("2025-01-01"))]
#[partition(name = "c", from("2025-01-01"), to("2025-02-30"))]
struct Visit {
    #[column(primary_key)]
    day: chrono::NaiveDate,
}

#[table(partition_by = list(k))]
#[partition(name = "d", values("one", 1))]
#[partition(name = "e", values(true), partition_by = list(flag))]
#[partition(name = "f", of = "e", values(1))]
#[primary_key(columns(k, flag))]
struct Name {
    k: i64,
    flag: bool,
}

#[table(partition_by = range(name))]
#[partition(name = "g", from(1), to(5))]
#[partition(name = "h", from(sql("NULL")), to("a"))]
struct Taken {
    #[column(primary_key)]
    name: String,
}

fn main() {}
