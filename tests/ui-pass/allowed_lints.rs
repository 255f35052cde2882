//! A lint that is allowed with its reason is not told.
#![deny(warnings)]

use schema_core::table;

#[table(allow(no_primary_key = "rows are only appended", redundant_index = "it stays until the reports are gone"))]
#[index(columns(a))]
#[index(columns(a, b))]
pub struct Log {
    pub a: i64,
    pub b: i64,
}

fn main() {}
