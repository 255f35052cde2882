//! A function of one's own that is called as one of PostgreSQL's for other types: its schema tells the two apart.
#![allow(dead_code)]

use schema_core::{SqlDomain, schema, table};

#[table]
#[check(sql("public.lower(id) = 'five' AND pg_catalog.lower(name) = name"), name = "own")]
struct Word {
    #[column(primary_key, identity)]
    id: i64,
    name: Name,
}

#[derive(SqlDomain)]
#[sql_domain(length = 10, check = sql("value ~ '^a' AND length(value) < 5"), check = sql("value <> 'x'"))]
struct Name(String);

schema! { words: [Word] }

fn main() {}
