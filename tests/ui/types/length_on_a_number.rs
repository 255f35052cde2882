use schema_core::table;

#[table]
struct User {
    #[column(length = 255)]
    id: i32,
}

fn main() {}
