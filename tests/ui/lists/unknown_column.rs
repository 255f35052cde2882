use schema_core::table;

#[table]
#[index(columns(emial, created.desc()))]
#[unique(columns(name))]
struct User {
    email: String,
}

fn main() {}
