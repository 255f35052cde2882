//! Publications. What they publish is a fact for each table and schema.

use super::Id;
use super::object::{Alteration, Context, Object, Place};
use crate::ident::Ident;
use crate::statement::Statement;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A publication (manual, `CREATE PUBLICATION`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Publication {
    /// `FOR ALL TABLES`.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub all_tables: bool,
    /// `FOR ALL SEQUENCES`, from PostgreSQL 19 on.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub all_sequences: bool,
    /// Options such as `publish`.
    pub parameters: BTreeMap<String, String>,
}

impl Object for Publication {
    type Name = Ident;

    /// PostgreSQL 18 has `pubgencols`.
    const CATALOG: Option<&'static str> = Some(
        "SELECT 'pg_publication'::regclass, p.oid, 0, quote_ident(p.pubname), jsonb_strip_nulls(jsonb_build_object(
            'all_tables', CASE WHEN p.puballtables THEN true END,
            'all_sequences', CASE WHEN (to_jsonb(p) ->> 'puballsequences')::boolean THEN true END,
            'parameters', jsonb_build_object(
                'publish', concat_ws(', ', CASE WHEN p.pubinsert THEN 'insert' END, CASE WHEN p.pubupdate THEN 'update' END,
                    CASE WHEN p.pubdelete THEN 'delete' END, CASE WHEN p.pubtruncate THEN 'truncate' END),
                'publish_via_partition_root', CASE WHEN p.pubviaroot THEN 'true' END,
                'publish_generated_columns', CASE WHEN to_jsonb(p) ->> 'pubgencols' = 's' THEN 'stored' END)))
         FROM pg_publication p",
    );

    const PLACE: Place = Place::After;

    const KEYWORD: &'static str = "PUBLICATION";

    fn sql_name(&self, name: &Ident) -> String {
        format!("{} {name}", Self::KEYWORD)
    }

    fn needs(&self, _name: &Ident) -> Vec<Id> {
        Vec::new()
    }

    fn create(&self, name: &Ident, _context: &Context<'_>) -> Vec<Statement> {
        let all = [(self.all_tables, "ALL TABLES"), (self.all_sequences, "ALL SEQUENCES")];
        let all: Vec<_> = all.into_iter().filter(|(all, _)| *all).map(|(_, words)| words).collect();
        let of = if all.is_empty() { String::new() } else { format!(" FOR {}", all.join(", ")) };
        vec![Statement::new(format!("CREATE PUBLICATION {name}{of} WITH ({})", self.changed(&BTreeMap::new())))]
    }

    fn drop(&self, name: &Ident, _context: &Context<'_>) -> Vec<Statement> {
        vec![Statement::new(format!("DROP PUBLICATION {name}"))]
    }

    fn alter(&self, to: &Self, name: &Ident, _context: &Context<'_>) -> Alteration {
        if (self.all_tables, self.all_sequences) != (to.all_tables, to.all_sequences) {
            return Alteration::Replace;
        }
        let set = format!("ALTER PUBLICATION {name} SET ({})", to.changed(&self.parameters));
        Alteration::statements(vec![Statement::new(set)])
    }

    fn rename(from: &Ident, to: &Ident) -> Vec<Statement> {
        vec![Statement::new(format!("ALTER PUBLICATION {from} RENAME TO {to}"))]
    }
}

impl Publication {
    /// The parameters that differ from those before; one that is not given any more gets PostgreSQL's own value.
    fn changed(&self, from: &BTreeMap<String, String>) -> String {
        let own = |name: &str| if name == "publish_generated_columns" { "none" } else { "false" };
        let gone = from.keys().filter(|name| !self.parameters.contains_key(*name)).map(|name| (name, own(name)));
        let new = self.parameters.iter().filter(|(name, value)| from.get(*name) != Some(value));
        let all = gone.chain(new.map(|(name, value)| (name, value.as_str())));
        let assignments = all.map(|(name, value)| format!("{name} = {}", crate::ident::literal(value)));
        assignments.collect::<Vec<_>>().join(", ")
    }
}
