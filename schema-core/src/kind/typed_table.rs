//! Tables of a composite type: their columns are its attributes. A table leaves its type while either changes, and becomes one
//! of the type again.

use super::Id;
use super::object::{Context, Object};
use crate::ident::{Ident, Qualified, Reference};
use crate::rename::Renames;
use crate::statement::Statement;
use serde::{Deserialize, Serialize};

/// The composite type that a table is of (manual, `CREATE TABLE … OF`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TypedTable {
    /// The type.
    #[serde(rename = "type")]
    pub of: Reference,
    /// The columns, in order.
    pub columns: Vec<Ident>,
}

impl Object for TypedTable {
    type Name = Qualified;

    const CATALOG: Option<&'static str> = Some(concat!(
        "SELECT NULL::oid, NULL::oid, 0, r.name, jsonb_build_object('type', ",
        super::catalog::reference!("t.typnamespace", "t.typname"),
        ", 'columns', (SELECT coalesce(jsonb_agg(a.attname ORDER BY a.attnum), '[]') FROM pg_attribute a
                      WHERE a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped))
         FROM relations r JOIN pg_type t ON t.oid = r.reloftype"
    ));

    const KEYWORD: &'static str = "TABLE";

    fn sql_name(&self, name: &Qualified) -> String {
        format!("TABLE {name}")
    }

    fn needs(&self, name: &Qualified) -> Vec<Id> {
        let columns = self.columns.iter().map(|column| Id::Column(name.member(column.clone())));
        let of = self.of.schema.clone().map(|schema| Id::Composite(Qualified { schema, name: self.of.name.clone() }));
        columns.chain(of).chain([Id::Table(name.clone())]).collect()
    }

    fn create(&self, name: &Qualified, _context: &Context<'_>) -> Vec<Statement> {
        vec![Statement::new(format!("ALTER TABLE {name} OF {}", self.of))]
    }

    fn drop(&self, name: &Qualified, _context: &Context<'_>) -> Vec<Statement> {
        vec![Statement::new(format!("ALTER TABLE {name} NOT OF"))]
    }

    fn renamed(name: &Qualified, _id: &Id, renames: &Renames) -> Qualified {
        renames.table(name)
    }

    fn owners(&self, name: &Qualified) -> Vec<Id> {
        vec![Id::Table(name.clone())]
    }

    fn apply_renames(&mut self, name: &Qualified, renames: &Renames) {
        renames.columns(name, &mut self.columns);
    }
}
