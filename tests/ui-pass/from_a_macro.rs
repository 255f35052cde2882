//! A struct from another macro, of which some fields are the macro's own.
#![allow(dead_code)]

use schema_core::{schema, table};

macro_rules! tables {
    ($($name:ident: $field:ident),*) => {$(
        #[table]
        #[check(sql("id > 0"))]
        pub struct $name {
            #[column(primary_key)]
            id: i64,
            #[column(length = 5, unique)]
            code: String,
            #[column(references = $name::id)]
            parent_id: Option<i64>,
            $field: i32,
        }
    )*};
}

tables!(One: a, Two: b);
schema! { both: [One, Two] }

fn main() {
    let _ = NewOne::new().id(1).code("a").parent_id(None).a(1);
    let _ = TwoUpdate::new().code("a").b(1);
}
