use schema_core::table;

#[table(name)]
struct User {
    #[column(default)]
    a: i32,
    #[column(default =)]
    b: i32,
    #[column(primary_key = true)]
    c: i32,
}

fn main() {}
