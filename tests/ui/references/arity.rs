use schema_core::table;

#[table]
#[primary_key(columns(a, b))]
#[foreign_key(columns(a, b), references = User(a))]
struct User {
    a: i64,
    b: i64,
}

fn main() {}
