use schema_core::table;

#[table]
struct User {
    #[column(primary_key)]
    id: i64,
}

#[table]
struct Post {
    #[column(primary_key)]
    key: i64,
    #[column(references = User::idd)]
    author_id: i64,
}

fn main() {}
