use schema_core::table;

#[table]
enum User {
    A,
}

fn main() {}
