use schema_core::table;

#[table]
#[check(sql("books.tittle <> '' AND books.title <> ''"))]
#[check(sql("book.title <> ''"), name = "other")]
struct Book {
    #[column(primary_key)]
    title: String,
}

fn main() {}
