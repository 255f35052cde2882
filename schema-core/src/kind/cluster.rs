//! The index by which a table is clustered.

use super::Id;
use super::object::{Alteration, Context, Object};
use super::replica_identity::{relation, renamed_index};
use crate::ident::{Ident, Qualified};
use crate::rename::Renames;
use crate::statement::Statement;
use serde::{Deserialize, Serialize};

/// What `CLUSTER` of a table or a materialized view goes by (manual, `ALTER TABLE … CLUSTER ON`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cluster {
    /// The index, which may be that of a key.
    pub index: Ident,
}

impl Object for Cluster {
    type Name = Qualified;

    const CATALOG: Option<&'static str> = Some(
        "SELECT 'pg_index'::regclass, i.oid, 2, r.name, jsonb_build_object('index', i.relname)
         FROM relations r
         JOIN pg_index x ON x.indrelid = r.oid AND x.indisclustered
         JOIN pg_class i ON i.oid = x.indexrelid",
    );

    const KEYWORD: &'static str = "TABLE";

    fn sql_name(&self, name: &Qualified) -> String {
        format!("TABLE {name}")
    }

    fn needs(&self, name: &Qualified) -> Vec<Id> {
        relation(name)
    }

    fn create(&self, name: &Qualified, _context: &Context<'_>) -> Vec<Statement> {
        vec![Statement::new(format!("ALTER TABLE {name} CLUSTER ON {}", self.index))]
    }

    fn drop(&self, name: &Qualified, _context: &Context<'_>) -> Vec<Statement> {
        vec![Statement::new(format!("ALTER TABLE {name} SET WITHOUT CLUSTER"))]
    }

    fn alter(&self, to: &Self, name: &Qualified, context: &Context<'_>) -> Alteration {
        Alteration::statements(to.create(name, context))
    }

    fn renamed(name: &Qualified, _id: &Id, renames: &Renames) -> Qualified {
        renames.table(name)
    }

    fn owners(&self, name: &Qualified) -> Vec<Id> {
        relation(name)
    }

    fn apply_renames(&mut self, name: &Qualified, renames: &Renames) {
        self.index = renamed_index(name, &self.index, renames);
    }
}
