use schema_core::schema;

struct User;

schema! { s: [User], enmus: [] }
schema! { t: [User] }

fn main() {}
