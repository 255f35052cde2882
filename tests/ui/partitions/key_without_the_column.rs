use schema_core::table;

#[table(partition_by = range(day))]
#[index(columns(name), unique)]
#[unique(columns(name, day))]
struct Visit {
    #[column(primary_key)]
    id: i64,
    name: String,
    day: chrono::NaiveDate,
}

#[table(partition_by = list(sql("lower(name)")))]
#[primary_key(columns(name))]
struct Name {
    name: String,
}

fn main() {}
