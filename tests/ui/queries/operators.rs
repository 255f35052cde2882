use schema_core::query::count;
use schema_core::{Json, table};
use serde_json::{Value, json};

#[table]
struct User {
    #[column(primary_key)]
    id: i64,
    email: String,
    age: Option<i32>,
    tags: Vec<String>,
    settings: Json<Value>,
}

fn main() {
    let _ = User::age.like("a%");
    let _ = User::email.plus(1);
    let _ = User::age.plus("x");
    let _ = User::id.times(User::age);
    let _ = User::email.get("key");
    let _ = User::settings.contains("x");
    let _ = User::age.contains("x");
    let _ = User::tags.contains(json!([]));
    let _ = User::email.sum();
    let _ = User::age.any_eq(5);
    let _ = User::email.extract(schema_core::query::Field::Year);
    let _ = User::age.concat("x");
    let _ = User::select().columns(count().filter(User::email));
    let _ = User::settings.lower_bound();
    let _ = User::age.unnest();
    let _ = User::age.round();
    let _ = User::id.coalesce("x");
}
