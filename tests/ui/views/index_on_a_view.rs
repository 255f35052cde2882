use schema_core::view;

#[view(query = "SELECT 1::bigint AS id")]
#[index(columns(id))]
struct One {
    id: i64,
}

fn main() {}
