use schema_core::table;

#[table]
#[index(columns(id.opclass("text_pattern_ops")))]
#[index(columns(name.opclass("jsonb_path_ops")), method = gin)]
struct Book {
    #[column(primary_key)]
    id: i64,
    name: String,
}

fn main() {}
