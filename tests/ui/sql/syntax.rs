use schema_core::table;

#[table]
#[check(sql("price > 0 AND"))]
#[check(sql("(price > 0"), name = "open")]
#[check(sql(""), name = "empty")]
#[index(columns(sql("lower(title) title")))]
struct Book {
    #[column(primary_key, default = sql("'none"))]
    title: String,
    #[column(check = sql("price == 1"))]
    price: i32,
}

fn main() {
    let _ = NewBook::new().price(1);
}
