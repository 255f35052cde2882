//! Statements that the code gives as they are: what they make is known when PostgreSQL has run them.

use super::Id;
use super::object::{Alteration, Cause, Context, Object, Place};
use crate::ident::Ident;
use crate::statement::Statement;
use serde::{Deserialize, Serialize};

/// Statements in SQL: a file, or what an attribute stands for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SqlObject {
    /// The statements.
    pub create: String,
}

impl Object for SqlObject {
    type Name = Ident;

    const CATALOG: Option<&'static str> = None;

    const PLACE: Place = Place::After;

    const KEYWORD: &'static str = "";

    fn sql_name(&self, name: &Ident) -> String {
        name.to_string()
    }

    fn needs(&self, _name: &Ident) -> Vec<Id> {
        Vec::new()
    }

    fn gives_way(&self, _cause: Cause) -> bool {
        false
    }

    fn create(&self, _name: &Ident, _context: &Context<'_>) -> Vec<Statement> {
        vec![Statement::new(self.create.trim().trim_end_matches(';').trim_end())]
    }

    /// What the statements made is dropped as what it is: schemas with statements are planned from the catalogs.
    fn drop(&self, _name: &Ident, _context: &Context<'_>) -> Vec<Statement> {
        Vec::new()
    }

    fn alter(&self, _to: &Self, _name: &Ident, _context: &Context<'_>) -> Alteration {
        Alteration::statements(Vec::new())
    }
}
