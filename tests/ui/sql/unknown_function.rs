use schema_core::{schema, table};

#[table]
#[check(sql("lowwer(title) = title"))]
#[check(sql("is_isbn(title) AND pg_catalog.lower(title) <> ''"), name = "isbn")]
struct Book {
    #[column(primary_key)]
    title: String,
}

schema! { s: [Book] }

fn main() {}
