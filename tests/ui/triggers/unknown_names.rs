use schema_core::{schema, table};

#[table]
#[trigger(name = "a", before, on(update), for_each = row, when = sql("OLD.id <> NEW.idd"), execute = sql("act()"))]
struct User {
    #[column(primary_key)]
    id: i64,
}

#[table]
#[trigger(name = "b", after, on(insert), for_each = row, execute = sql("nobody('an argument')"))]
struct Book {
    #[column(primary_key)]
    id: i64,
}

schema! { s: [User, Book] }

fn main() {}
