//! `schema-core` under another name.
#![allow(dead_code)]

extern crate schema_core as renamed;

use renamed::{SqlEnum, schema, table};

#[table(crate = renamed)]
struct User {
    #[column(primary_key)]
    id: i64,
    #[column(default = Mood::Fine)]
    mood: Mood,
}

#[derive(SqlEnum)]
#[sql_enum(crate = renamed)]
enum Mood {
    Fine,
}

schema! { all: [User], crate = renamed }

fn main() {}
