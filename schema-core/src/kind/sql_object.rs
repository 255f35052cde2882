//! Objects written in SQL: functions, triggers, views, and whatever else the language does not say.

use super::Id;
use super::object::{Alteration, Context, Object};
use crate::ident::{Ident, Qualified};
use crate::rename::Renames;
use crate::statement::Statement;
use serde::{Deserialize, Serialize};

/// An object written in SQL.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SqlObject {
    /// The statements that create it.
    pub create: String,
    /// The statements that drop it.
    pub drop: String,
    /// The tables it needs: it gives way when one of their columns is dropped or changes its type.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<Qualified>,
    /// Tables need it: it is created before them, and changed in place by `create`, which says `OR REPLACE`.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub before_tables: bool,
}

impl Object for SqlObject {
    type Name = Ident;

    const CATALOG: Option<&'static str> = None;

    fn needs(&self, _name: &Ident) -> Vec<Id> {
        self.needs.iter().cloned().map(Id::Table).collect()
    }

    fn create(&self, _name: &Ident, _context: &Context<'_>) -> Vec<Statement> {
        vec![Statement::new(trimmed(&self.create))]
    }

    fn drop(&self, _name: &Ident, _context: &Context<'_>) -> Vec<Statement> {
        vec![Statement::new(trimmed(&self.drop))]
    }

    fn alter(&self, to: &Self, name: &Ident, context: &Context<'_>) -> Alteration {
        if self.create == to.create {
            Alteration::statements(Vec::new())
        } else if self.before_tables && to.before_tables {
            Alteration::statements(to.create(name, context))
        } else {
            Alteration::Replace
        }
    }

    fn apply_renames(&mut self, _name: &Ident, renames: &Renames) {
        for table in &mut self.needs {
            *table = renames.table(table);
        }
    }
}

fn trimmed(sql: &str) -> &str {
    sql.trim().trim_end_matches(';').trim_end()
}
