use schema_core::table;

#[table]
#[index(columns(email.decs()), methd = gin)]
struct User {
    #[column(primary_key)]
    key: i64,
    email: String,
}

fn main() {}
