use schema_core::query::{row_number, window};
use schema_core::table;

#[table]
struct User {
    #[column(primary_key)]
    id: i64,
    name: String,
}

fn main() {
    let _ = User::select().page((row_number().over(window().order_by(User::name)), User::id), None, 10);
    let _ = User::select().page(5, None, 10);
    let _ = User::select().page((User::name, 5), None, 10);
}
