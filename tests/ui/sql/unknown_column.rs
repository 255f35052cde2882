use schema_core::table;

#[table(row_level_security)]
#[check(sql("lenght > 0"))]
#[index(columns(sql("lower(tittle)")), where = sql(r#"isbn <> '' AND soldAt IS NULL"#))]
#[policy(name = "own", using = sql("owner = current_user"))]
struct Book {
    #[column(primary_key)]
    title: String,
    length: i32,
    #[column(name = "soldAt")]
    sold_at: Option<String>,
}

fn main() {}
