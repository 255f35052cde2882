use schema_core::table;

#[table]
#[check(sql("price < (SELECT max(price) FROM books)"))]
#[check(sql("count(*) < 5"), name = "few")]
#[index(columns(title), where = sql("row_number() OVER () = 1"))]
struct Book {
    #[column(primary_key)]
    title: String,
    #[column(default = sql("(SELECT 1)"))]
    price: i32,
    #[column(generated = sql("unnest(string_to_array(title, ' '))"))]
    word: String,
}

fn main() {}
