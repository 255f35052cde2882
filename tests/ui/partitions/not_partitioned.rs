use schema_core::table;

#[table]
#[partition(name = "visits_2024", from("2024-01-01"), to("2025-01-01"))]
struct Visit {
    #[column(primary_key)]
    day: String,
}

fn main() {}
