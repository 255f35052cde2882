use schema_core::table;

#[table]
#[unique(columns(id, code))]
struct User {
    #[column(primary_key)]
    id: i64,
    code: i32,
}

#[table]
#[foreign_key(columns(user_id, code), references = User(id, code), on_delete = cascade(code))]
struct Post {
    #[column(primary_key)]
    key: i64,
    user_id: i64,
    code: i32,
    #[column(generated = sql("key"), references = User::id, on_delete = set_null, relation = one)]
    one: Option<i64>,
    #[column(generated = sql("key"), references = User::id, on_update = cascade, relation = two)]
    two: i64,
}

fn main() {}
