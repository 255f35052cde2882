use schema_core::table;

#[table]
struct User {
    #[column(on_delete = cascade)]
    a: i32,
    #[column(virtual)]
    b: i32,
}

fn main() {}
