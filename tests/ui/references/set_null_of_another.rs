use schema_core::table;

#[table]
#[foreign_key(columns(a), references = Other(id), on_delete = set_null(b))]
struct Post {
    a: Option<i64>,
    b: Option<i64>,
}

#[table]
struct Other {
    #[column(primary_key)]
    id: i64,
}

fn main() {}
