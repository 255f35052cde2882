use schema_core::table;

#[table]
struct User {
    #[column(identity)]
    #[column(primary_key)]
    id: String,
}

fn main() {}
