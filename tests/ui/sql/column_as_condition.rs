use schema_core::table;

#[table]
#[check(sql("sold AND (price)"))]
#[index(columns(title), where = sql("NOT title"))]
struct Book {
    #[column(primary_key)]
    title: String,
    price: i32,
    sold: Option<bool>,
}

fn main() {}
