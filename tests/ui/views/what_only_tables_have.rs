use schema_core::view;

#[view(query = "SELECT 1::bigint AS id", append_only, secure)]
#[check(sql("id > 0"))]
struct One {
    id: i64,
}

#[view(query = "SELECT 1::bigint AS id")]
struct Two {
    #[column(primary_key)]
    id: i64,
}

fn main() {}
