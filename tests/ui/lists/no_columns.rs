use schema_core::table;

#[table]
#[index]
#[unique(columns())]
#[check(name = "c")]
#[exclude(columns(email))]
struct User {
    email: String,
}

fn main() {}
