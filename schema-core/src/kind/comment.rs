//! Comments on everything.

use super::Id;
use super::object::{Alteration, Context, Object};
use crate::ident::literal;
use crate::statement::Statement;
use serde::{Deserialize, Serialize};

/// A comment (manual, `COMMENT`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Comment {
    /// The text.
    pub text: String,
}

impl Object for Comment {
    type Name = Box<Id>;

    const CATALOG: Option<&'static str> = Some(
        "SELECT commented.on_object, jsonb_build_object('text', d.description) FROM (
             SELECT 'pg_namespace'::regclass, oid, 0, 'schema ' || quote_ident(nspname) FROM ours WHERE nspname <> 'public'
             UNION ALL
             SELECT 'pg_class'::regclass, oid, 0,
                    CASE relkind WHEN 'r' THEN 'table ' WHEN 'S' THEN 'sequence ' END || name FROM relations
             UNION ALL
             SELECT 'pg_class'::regclass, r.oid, a.attnum, 'column ' || r.name || '.' || quote_ident(a.attname)
             FROM relations r JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
             WHERE r.relkind = 'r'
             UNION ALL
             SELECT 'pg_class'::regclass, x.oid, 0, 'index ' || quote_ident(n.nspname) || '.' || quote_ident(x.relname)
             FROM relations r JOIN pg_index i ON i.indrelid = r.oid JOIN pg_class x ON x.oid = i.indexrelid
             JOIN pg_namespace n ON n.oid = x.relnamespace
             UNION ALL
             SELECT 'pg_constraint'::regclass, c.oid, 0,
                    CASE c.contype WHEN 'p' THEN 'primary_key ' WHEN 'u' THEN 'unique ' WHEN 'c' THEN 'check '
                                   WHEN 'f' THEN 'foreign_key ' WHEN 'x' THEN 'exclusion ' END
                    || r.name || '.' || quote_ident(c.conname)
             FROM relations r JOIN pg_constraint c ON c.conrelid = r.oid
             UNION ALL
             SELECT 'pg_type'::regclass, t.oid, 0, 'enum ' || quote_ident(n.nspname) || '.' || quote_ident(t.typname)
             FROM pg_type t JOIN ours n ON n.oid = t.typnamespace WHERE t.typtype = 'e'
         ) commented(class, object, part, on_object)
         JOIN pg_description d ON d.classoid = class AND d.objoid = object AND d.objsubid = part
         WHERE commented.on_object IS NOT NULL",
    );

    fn needs(&self, name: &Box<Id>) -> Vec<Id> {
        vec![Id::clone(name)]
    }

    fn create(&self, name: &Box<Id>, _context: &Context<'_>) -> Vec<Statement> {
        vec![Statement::new(format!("COMMENT ON {} IS {}", target(name), literal(&self.text)))]
    }

    fn drop(&self, name: &Box<Id>, _context: &Context<'_>) -> Vec<Statement> {
        vec![Statement::new(format!("COMMENT ON {} IS NULL", target(name)))]
    }

    fn alter(&self, to: &Self, name: &Box<Id>, context: &Context<'_>) -> Alteration {
        Alteration::statements(to.create(name, context))
    }

    fn owners(&self, name: &Box<Id>) -> Vec<Id> {
        vec![Id::clone(name)]
    }
}

/// The object as `COMMENT ON` names it.
fn target(id: &Id) -> String {
    match id {
        Id::PrimaryKey(name) | Id::Unique(name) | Id::Check(name) | Id::ForeignKey(name) | Id::Exclusion(name) => {
            format!("CONSTRAINT {} ON {}", name.name, name.table)
        }
        Id::Enum(name) => format!("TYPE {name}"),
        Id::Schema(_)
        | Id::Extension(_)
        | Id::Sequence(_)
        | Id::Table(_)
        | Id::Column(_)
        | Id::Default(_)
        | Id::Identity(_)
        | Id::Generated(_)
        | Id::SequenceOwner(_)
        | Id::Index(_)
        | Id::SqlObject(_)
        | Id::Comment(_) => format!("{} {}", id.word().to_uppercase(), id.path()),
    }
}
