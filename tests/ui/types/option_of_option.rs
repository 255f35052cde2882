use schema_core::table;

#[table]
struct User {
    #[column(primary_key)]
    id: i64,
    nick: Option<Option<String>>,
    #[column(length = 20)]
    title: Option<Option<String>>,
}

fn main() {}
