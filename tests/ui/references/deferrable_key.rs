use schema_core::table;

#[table]
#[primary_key(columns(id), deferrable = deferred)]
struct User {
    id: i64,
    #[column(unique)]
    code: i32,
}

#[table]
struct Post {
    #[column(primary_key)]
    key: i64,
    #[column(references = User::id)]
    author_id: i64,
    #[column(references = User::code, relation = editor)]
    editor: i32,
}

fn main() {}
