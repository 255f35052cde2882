//! Roles that a schema names. Roles belong to the whole server: they are created where they are missing, and never dropped.

use super::Id;
use super::object::{Alteration, Cause, Context, Object, Place};
use crate::ident::Ident;
use crate::statement::Statement;
use serde::{Deserialize, Serialize};

/// A role (manual, chapter 22).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Role {}

impl Object for Role {
    type Name = Ident;

    /// All of them: which are named by the schema is known when all else is read.
    const CATALOG: Option<&'static str> = Some(
        "SELECT 'pg_authid'::regclass, a.oid, 0, quote_ident(a.rolname), '{}'::jsonb
         FROM pg_roles a WHERE a.oid >= 16384",
    );

    const PLACE: Place = Place::Ground;

    const KEYWORD: &'static str = "ROLE";

    fn sql_name(&self, name: &Ident) -> String {
        format!("ROLE {name}")
    }

    fn needs(&self, _name: &Ident) -> Vec<Id> {
        Vec::new()
    }

    fn gives_way(&self, _cause: Cause) -> bool {
        false
    }

    fn create(&self, name: &Ident, _context: &Context<'_>) -> Vec<Statement> {
        vec![Statement::new(format!("CREATE ROLE {name} NOLOGIN"))]
    }

    fn drop(&self, _name: &Ident, _context: &Context<'_>) -> Vec<Statement> {
        Vec::new()
    }

    fn alter(&self, _to: &Self, _name: &Ident, _context: &Context<'_>) -> Alteration {
        Alteration::statements(Vec::new())
    }
}
