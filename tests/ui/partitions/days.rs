use schema_core::table;

#[table(partition_by = range(day))]
#[partition(name = "a", from("2024-02-01"), to("2024-01-01"))]
#[partition(name = "b", from("2024-01-01"), to("2024-07-01"))]
#[partition(name = "c", from("2024-06-01"), to("2025-01-01"))]
#[partition(name = "d", from("2025-01-01"), to("2026-01-01"))]
struct Visit {
    #[column(primary_key)]
    day: chrono::NaiveDate,
}

#[table(partition_by = range(at))]
#[partition(name = "e", from("2024-02-01 12:00:00"), to("2024-02-01 12:00:00"))]
#[partition(name = "f", from("January 5, 2024"), to("February 5, 2024"))]
struct Call {
    #[column(primary_key)]
    at: chrono::NaiveDateTime,
}

fn main() {}
