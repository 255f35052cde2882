//! Schemas. `public` is always there and is no fact.

use super::Id;
use super::object::{Cause, Context, Object, Place};
use crate::ident::Ident;
use crate::statement::Statement;
use serde::{Deserialize, Serialize};

/// A schema (manual, 5.10).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Schema {}

impl Object for Schema {
    type Name = Ident;

    const CATALOG: Option<&'static str> = Some(
        "SELECT 'pg_namespace'::regclass, oid, 0, quote_ident(nspname), '{}'::jsonb FROM ours WHERE nspname <> 'public'",
    );

    const PLACE: Place = Place::Ground;

    const KEYWORD: &'static str = "SCHEMA";

    fn sql_name(&self, name: &Ident) -> String {
        format!("{} {name}", Self::KEYWORD)
    }

    fn needs(&self, _name: &Ident) -> Vec<Id> {
        Vec::new()
    }

    fn gives_way(&self, _cause: Cause) -> bool {
        false
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
