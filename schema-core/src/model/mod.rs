//! A schema as a set of facts.

use crate::declare::def::SchemaDef;
use crate::error::Result;

/// A schema: the set of its facts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Schema;

/// What the code declares: the facts, and what else the plan should know.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Declared {
    /// The facts.
    pub schema: Schema,
    /// Renames and conversions that the code asks for.
    pub hints: Hints,
}

/// Renames and conversions that the code asks for; no part of the schema.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hints;

/// How names are made and which checks are added.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Conventions {
    /// The convention by which constraints and indexes without a name get one.
    pub naming: Naming,
    /// Leave out the checks that closed sets and JSON shapes bring.
    pub omit_value_checks: bool,
}

/// The convention by which constraints and indexes without a name get one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Naming {
    /// PostgreSQL's own: `users_email_key`.
    #[default]
    Postgres,
    /// Drizzle's: `users_email_unique`.
    Drizzle,
}

/// Reads what the code declares.
///
/// # Errors
/// Names that are too long or collide, all at once.
pub fn from_code(_schema: &SchemaDef, _conventions: Conventions) -> Result<Declared> {
    Ok(Declared::default())
}
