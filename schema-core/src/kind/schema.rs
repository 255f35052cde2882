//! Schemas. `public` is always there and is no fact.

use super::Id;
use super::object::{Context, Object};
use crate::ident::Ident;
use crate::statement::Statement;
use serde::{Deserialize, Serialize};

/// A schema (manual, 5.10).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Schema {}

impl Object for Schema {
    type Name = Ident;

    const CATALOG: Option<&'static str> =
        Some("SELECT quote_ident(nspname), '{}'::jsonb FROM ours WHERE nspname <> 'public'");

    fn needs(&self, _name: &Ident) -> Vec<Id> {
        Vec::new()
    }

    fn create(&self, name: &Ident, _context: &Context<'_>) -> Vec<Statement> {
        vec![Statement::new(format!("CREATE SCHEMA {name}"))]
    }

    fn drop(&self, name: &Ident, _context: &Context<'_>) -> Vec<Statement> {
        vec![Statement::new(format!("DROP SCHEMA {name}"))]
    }
}

/// The schema that something in it needs.
pub(super) fn needed(schema: &Ident) -> Option<Id> {
    (schema.as_str() != "public").then(|| Id::Schema(schema.clone()))
}
