//! The structural report: whether a schema is sound.

use crate::declare::def::SchemaDef;
use crate::model::{Conventions, from_code};
use serde::Serialize;

/// Whether a schema is sound, and which tables are there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Nothing is missing and nothing is wrong.
    pub valid: bool,
    /// The tables that are there, as `schema.table`.
    pub present: Vec<String>,
    /// The tables that the code declares and the database has not.
    pub missing: Vec<String>,
    /// What is wrong, a line each.
    pub errors: Vec<String>,
}

/// Reports on what the code declares.
pub fn code(schema: &SchemaDef, conventions: Conventions) -> Report {
    let errors = match from_code(schema, conventions) {
        Ok(_) => Vec::new(),
        Err(error) if error.list().is_empty() => vec![error.to_string()],
        Err(error) => error.list().iter().map(ToString::to_string).collect(),
    };
    Report { valid: errors.is_empty(), present: tables(schema), missing: Vec::new(), errors }
}

/// The names of the declared tables, in order.
pub(crate) fn tables(schema: &SchemaDef) -> Vec<String> {
    let mut names: Vec<String> =
        schema.tables.iter().map(|table| format!("{}.{}", table.name.schema, table.name.name)).collect();
    names.sort();
    names
}
