use schema_core::{schema, table};

#[table]
#[index(columns(id.opclass("no_such_ops")))]
#[index(columns(name.opclass("gin_trgm_ops")), method = gin)]
struct Book {
    #[column(primary_key)]
    id: i64,
    name: String,
}

#[table]
#[index(columns(id), method = "rum")]
struct Page {
    #[column(primary_key)]
    id: i64,
}

schema! { s: [Book, Page], extensions: ["citext"] }

fn main() {}
