use schema_core::table;

#[table]
#[unique(columns(number, id))]
struct User {
    #[column(primary_key)]
    id: i64,
    number: i32,
}

#[table]
#[foreign_key(columns(user_id, user_number), references = User(number, id))]
struct Post {
    #[column(primary_key)]
    key: i64,
    user_id: i64,
    user_number: i32,
}

fn main() {}
