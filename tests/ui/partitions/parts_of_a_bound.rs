use schema_core::table;

#[table(partition_by = range(year, month), with(fillfactor = 70))]
#[partition(name = "y2024", from(2024), to(2025, 1 + 1))]
struct Sale {
    year: i32,
    month: i32,
}

#[table(partition_by = year)]
struct Year {
    year: i32,
}

fn main() {}
