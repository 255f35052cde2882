//! By what replication knows the rows of a table, where it is not the primary key.

use super::Id;
use super::object::{Alteration, Context, Object};
use crate::ident::{Ident, Qualified};
use crate::rename::Renames;
use crate::statement::Statement;
use serde::{Deserialize, Serialize};

/// The replica identity of a table or a materialized view (manual, `ALTER TABLE … REPLICA IDENTITY`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReplicaIdentity {
    /// `FULL`: all columns.
    Full,
    /// `NOTHING`.
    Nothing,
    /// `USING INDEX`.
    Index(Ident),
}

impl Object for ReplicaIdentity {
    type Name = Qualified;

    /// An index makes it depend on that index; an index that is gone leaves nothing that can be said.
    const CATALOG: Option<&'static str> = Some(
        "SELECT CASE WHEN i.oid IS NOT NULL THEN 'pg_index'::regclass END, i.oid, 1, r.name,
                CASE r.relreplident WHEN 'f' THEN to_jsonb('full'::text) WHEN 'n' THEN to_jsonb('nothing'::text)
                                    ELSE jsonb_build_object('index', i.relname) END
         FROM relations r
         LEFT JOIN (pg_index x JOIN pg_class i ON i.oid = x.indexrelid)
             ON x.indrelid = r.oid AND x.indisreplident AND r.relreplident = 'i'
         WHERE r.relkind IN ('r', 'p', 'm') AND (r.relreplident IN ('f', 'n') OR i.oid IS NOT NULL)",
    );

    const KEYWORD: &'static str = "TABLE";

    fn sql_name(&self, name: &Qualified) -> String {
        format!("TABLE {name}")
    }

    fn needs(&self, name: &Qualified) -> Vec<Id> {
        relation(name)
    }

    fn create(&self, name: &Qualified, _context: &Context<'_>) -> Vec<Statement> {
        vec![match self {
            Self::Full => set(name, "FULL"),
            Self::Nothing => set(name, "NOTHING"),
            Self::Index(index) => set(name, &format!("USING INDEX {index}")),
        }]
    }

    fn drop(&self, name: &Qualified, _context: &Context<'_>) -> Vec<Statement> {
        vec![set(name, "DEFAULT")]
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
        if let Self::Index(index) = self {
            *index = renamed_index(name, index, renames);
        }
    }
}

fn set(name: &Qualified, identity: &str) -> Statement {
    Statement::new(format!("ALTER TABLE {name} REPLICA IDENTITY {identity}"))
}

/// What has indexes: a table or a materialized view.
pub(super) fn relation(name: &Qualified) -> Vec<Id> {
    vec![Id::Table(name.clone()), Id::MaterializedView(name.clone())]
}

/// What an index, which may be that of a key, is called after `renames`.
pub(super) fn renamed_index(table: &Qualified, index: &Ident, renames: &Renames) -> Ident {
    let key = table.member(index.clone());
    let ids = [Id::Index(table.sibling(index.clone())), Id::PrimaryKey(key.clone()), Id::Unique(key)];
    ids.iter().find_map(|id| renames.to(id)).unwrap_or(index).clone()
}
