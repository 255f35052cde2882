use schema_core::table;

#[table]
#[index(columns(id), where = sql("seen > now()"))]
#[index(columns(sql("seen - CURRENT_DATE")))]
struct Visit {
    #[column(primary_key)]
    id: i64,
    seen: chrono::NaiveDate,
    #[column(generated = sql("CURRENT_DATE - seen"))]
    age: i32,
}

fn main() {}
