use schema_core::query::{count, row_number, window};
use schema_core::table;

#[table]
struct User {
    #[column(primary_key)]
    id: i64,
    age: i32,
}

fn main() {
    let _ = User::select().filter(count().gt(1));
    let _ = User::select().filter(row_number().over(window()).eq(1));
    let _ = User::select().group_by(User::age).having(count().over(window()).gt(1));
    let _ = User::select().filter(User::age.max().gt(1).and(User::id.gt(2)));
}
