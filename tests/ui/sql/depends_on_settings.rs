use schema_core::table;

#[table]
#[index(columns(sql("date_trunc('day', at)"), sql("(at::date)")))]
#[index(columns(id), where = sql("at > day"))]
struct Visit {
    #[column(primary_key)]
    id: i64,
    at: chrono::DateTime<chrono::Utc>,
    day: chrono::NaiveDate,
    name: String,
    #[column(generated = sql("day::text"))]
    text: String,
    #[column(generated = sql("concat(name, ' ', id)"))]
    shown: String,
    #[column(sql_type = "tsvector", generated = sql("to_tsvector(name)"))]
    words: String,
    #[column(generated = sql("at + interval '1 day'"))]
    next: chrono::DateTime<chrono::Utc>,
}

fn main() {}
