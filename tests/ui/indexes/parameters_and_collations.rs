use schema_core::table;

#[table]
#[index(columns(id), with(fastupdate = false))]
#[index(columns(pages.collate("C")), method = btree)]
#[index(columns(pages.opclass("int8_ops"), id))]
struct Book {
    #[column(primary_key)]
    id: i64,
    pages: i32,
}

fn main() {}
