use schema_core::table;

#[table]
#[index(columns(tags.opclass("jsonb_path_ops")), method = brin)]
#[index(columns(title.opclass("text_pattern_ops")), method = gist)]
#[index(columns(id.opclass("int8_ops")), method = brin)]
struct Post {
    #[column(primary_key)]
    id: i64,
    title: String,
    #[column(sql_type = "jsonb")]
    tags: String,
}

fn main() {}
