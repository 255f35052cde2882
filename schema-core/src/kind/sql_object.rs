//! Statements of the code that the language has no words for: views, policies, triggers, and files of SQL. What they
//! make is known once PostgreSQL has run them.

use super::Id;
use super::object::{Context, Object};
use crate::ident::Ident;
use crate::statement::Statement;
use serde::{Deserialize, Serialize};

/// Statements in SQL, under the name of what they make or of the file that they are from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SqlObject {
    /// The statements.
    pub create: String,
}

impl Object for SqlObject {
    type Name = Ident;

    const CATALOG: Option<&'static str> = None;

    fn needs(&self, _name: &Ident) -> Vec<Id> {
        Vec::new()
    }

    fn create(&self, _name: &Ident, _context: &Context<'_>) -> Vec<Statement> {
        vec![Statement::new(self.create.trim().trim_end_matches(';').trim_end())]
    }

    /// What the statements made is not known here.
    fn drop(&self, _name: &Ident, _context: &Context<'_>) -> Vec<Statement> {
        Vec::new()
    }
}
