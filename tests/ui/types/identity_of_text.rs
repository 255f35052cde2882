use schema_core::table;

#[table]
struct User {
    #[column(identity)]
    id: String,
}

fn main() {}
