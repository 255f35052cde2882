use schema_core::table;

#[table(partition_by = range(day))]
#[primary_key(columns(day, id))]
#[exclude(columns(id with "=", span with "&&"))]
#[exclude(columns(day with "<>"), name = "other_days")]
#[exclude(columns(day with "=", span with "&&"), name = "sound")]
struct Visit {
    id: i64,
    day: chrono::NaiveDate,
    #[column(sql_type = "int4range")]
    span: String,
}

fn main() {}
