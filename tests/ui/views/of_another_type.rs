use schema_core::view;

#[view(query = "SELECT 'x'::text AS id, now() AS at, 5 AS name, count(*) AS n, 'a' AS mood FROM users")]
struct Reader {
    id: i64,
    at: i32,
    name: String,
    n: i64,
    mood: String,
}

fn main() {}
