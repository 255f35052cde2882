use schema_core::{schema, table};

#[table]
struct User {
    #[column(primary_key)]
    id: i64,
    #[column(sql_type = "integr")]
    k: String,
    #[column(sql_type = "numeric(5, 2)[]")]
    known: String,
    #[column(sql_type = "other.mood")]
    elsewhere: String,
}

schema! { s: [User] }

fn main() {}
