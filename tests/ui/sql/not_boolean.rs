use schema_core::table;

#[table]
#[check(sql("length(title)"))]
#[index(columns(title), where = sql("price + 1"))]
struct Book {
    #[column(primary_key)]
    title: String,
    #[column(check = sql("price > 0 AND
        price"))]
    price: i32,
    #[column(check = sql("NOT price::text"))]
    pages: i32,
}

fn main() {}
