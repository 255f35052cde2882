use schema_core::table;

#[table]
#[has_many(pages: Page)]
struct Book {
    #[column(primary_key)]
    id: i64,
    #[column(references = Author::id)]
    author_id: i64,
}

fn main() {}
