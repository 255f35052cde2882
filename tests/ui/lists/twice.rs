use schema_core::table;

#[table]
#[unique(columns(email, email))]
struct User {
    email: String,
}

fn main() {}
