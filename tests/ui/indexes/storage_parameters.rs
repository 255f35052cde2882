use schema_core::table;

#[table]
#[index(columns(id, k), with(filfactor = 70))]
#[index(columns(tags), method = gin, with(fastupdate = 2, gin_pending_list_limit = "1MB"))]
#[index(columns(tags), method = gin, name = "b", with(fillfactor = 70))]
#[index(columns(at), method = gist, with(buffering = true))]
#[index(columns(k), method = brin, with(pages_per_range = 0))]
#[index(columns(k), method = hash, with(fillfactor = 101))]
#[index(columns(k.opclass("int4_bloom_ops", false_positive_rate = 0.5)), method = brin, name = "c")]
struct Book {
    #[column(primary_key)]
    id: i64,
    k: i32,
    tags: Vec<String>,
    #[column(sql_type = "int4range")]
    at: String,
}

fn main() {}
