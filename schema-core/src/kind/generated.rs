//! Generated columns. PostgreSQL before 17 cannot change the expression of one, and no version makes a plain column
//! one: both are done by a new column.

use super::Id;
use super::column::alter_column;
use super::object::{Context, Object, Slot};
use crate::ident::Member;
use crate::rename::Renames;
use crate::statement::Statement;
use serde::{Deserialize, Serialize};

/// The expression of a generated column (manual, 5.4).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Generated {
    /// The expression.
    pub expression: String,
    /// `STORED`; otherwise `VIRTUAL`, from PostgreSQL 18 on.
    pub stored: bool,
}

impl Object for Generated {
    type Name = Member;

    const CATALOG: Option<&'static str> = Some(
        "SELECT 'pg_attrdef'::regclass, d.oid, 0, r.name || '.' || quote_ident(a.attname),
                jsonb_build_object('expression', pg_get_expr(d.adbin, d.adrelid), 'stored', a.attgenerated = 's')
         FROM relations r
         JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated <> ''
         JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
         WHERE r.relkind IN ('r', 'p', 'f') AND a.attislocal",
    );

    fn renamed(name: &Member, _id: &Id, renames: &Renames) -> Member {
        renames.column(name)
    }

    const KEYWORD: &'static str = "COLUMN";

    fn sql_name(&self, name: &Member) -> String {
        format!("{} {name}", Self::KEYWORD)
    }

    fn needs(&self, name: &Member) -> Vec<Id> {
        vec![Id::Column(name.clone())]
    }

    /// Only ever with its column.
    fn create(&self, _name: &Member, _context: &Context<'_>) -> Vec<Statement> {
        Vec::new()
    }

    fn drop(&self, name: &Member, _context: &Context<'_>) -> Vec<Statement> {
        vec![alter_column(name, "DROP EXPRESSION")]
    }

    fn owners(&self, name: &Member) -> Vec<Id> {
        vec![Id::Column(name.clone())]
    }

    fn slots(&self, name: &Member) -> Vec<Slot> {
        vec![Slot::Value(name.clone())]
    }

    fn expressions(&self) -> Vec<&str> {
        vec![&self.expression]
    }

    fn apply_renames(&mut self, name: &Member, renames: &Renames) {
        renames.expression(&name.table, &mut self.expression);
    }

    fn adopt_spelling(&mut self, catalog: &Self) {
        self.expression.clone_from(&catalog.expression);
    }
}

impl Generated {
    /// The clause of a column's definition.
    pub(super) fn definition(&self) -> String {
        format!("GENERATED ALWAYS AS ({}) {}", self.expression, if self.stored { "STORED" } else { "VIRTUAL" })
    }
}
