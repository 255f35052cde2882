use schema_core::table;

#[table]
#[index(columns(tags.desc()), method = gin, unique)]
#[index(columns(name, id), method = hash, include(tags))]
#[index(columns(id.nulls_first()), method = brin)]
struct Book {
    #[column(primary_key)]
    id: i64,
    name: String,
    tags: Vec<String>,
}

fn main() {}
