use schema_core::schema;

schema! { all: [], sql: ["missing.sql", "files.rs", "files.rs"] }

fn main() {}
