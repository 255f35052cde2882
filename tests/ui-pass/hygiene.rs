//! Names that are also names of the prelude, raw identifiers, structs in functions, denied lints.
#![deny(missing_docs, warnings)]

use schema_core::{SqlEnum, schema, table};

/// A table whose name is the prelude's.
#[table(name = "results")]
pub struct Result {
    /// The key.
    #[column(primary_key, identity)]
    pub id: i64,
    /// A keyword.
    pub r#type: String,
    /// A column with the name of a function of ours.
    pub new: Vec<std::string::String>,
    /// The same.
    pub insert: ::std::option::Option<i32>,
    /// The same.
    #[column(default = Some::None)]
    pub validate: Some,
}

/// As short as the parameters of generics.
#[table(allow(no_primary_key = "its name is what matters"))]
pub struct T {
    /// A reference to a table called as in the prelude.
    #[column(references = Result::id)]
    pub result_id: i64,
}

/// Shadows the prelude.
#[derive(Clone, Copy, Debug, PartialEq, SqlEnum)]
pub enum Some {
    /// The only one.
    None,
}

/// Shadows the prelude.
#[table]
#[primary_key(columns(a, b))]
#[foreign_key(columns(c, d), references = Option(a, b), relation = up)]
pub struct Option {
    /// A.
    pub a: i64,
    /// B.
    pub b: i64,
    /// C.
    pub c: i64,
    /// D.
    pub d: i64,
}

schema! {
    /// All of them.
    pub everything: [Result, T, self::Option]
}

fn main() {
    #[table]
    struct Local {
        #[column(primary_key, default = gen_random_uuid())]
        id: uuid::Uuid,
        name: String,
    }
    let _ = Local { id: uuid::Uuid::nil(), name: String::new() };
    let _ = Local::insert(NewLocal::new().name("a"));
    let _ = LocalUpdate::new();
}
