use schema_core::table;

#[table]
struct User {
    #[column(length = 255)]
    #[column(primary_key)]
    id: i32,
}

fn main() {}
