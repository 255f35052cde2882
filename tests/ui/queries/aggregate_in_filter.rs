use schema_core::query::count;
use schema_core::table;

#[table]
struct User {
    #[column(primary_key)]
    id: i64,
    age: i32,
}

fn main() {
    let _ = User::select().filter(count().gt(1));
    let _ = User::select().filter(User::age.max().gt(1).and(User::id.gt(2)));
}
