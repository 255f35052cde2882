use schema_core::table;

#[table]
#[index(columns(email.decs()), methd = gin)]
struct User {
    email: String,
}

fn main() {}
