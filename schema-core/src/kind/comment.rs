//! Comments on everything.

use super::Id;
use super::object::{Alteration, Cause, Context, Object};
use crate::ident::{Ident, literal};
use crate::model::Schema;
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

    /// What is no fact may have a comment: a view's column, the index of a key, an inherited constraint, an identity's sequence.
    /// What has a comment by itself has one here that differs, or none. The index of a partition needs its own table, too.
    const CATALOG: Option<&'static str> = Some(
        "SELECT f.class, f.object, f.part, f.word || ' ' || f.name, jsonb_build_object('text', d.description)
         FROM facts f JOIN pg_description d ON d.classoid = f.class AND d.objoid = f.object AND d.objsubid = f.part
         WHERE f.word NOT IN ('identity', 'default', 'generated', 'extension')
         UNION ALL
         SELECT d.classoid, d.objoid, d.objsubid, 'column ' || r.name || '.' || quote_ident(a.attname),
                jsonb_build_object('text', d.description)
         FROM relations r
         JOIN pg_description d ON d.classoid = 'pg_class'::regclass AND d.objoid = r.oid AND d.objsubid > 0
         JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum = d.objsubid
         WHERE r.relkind IN ('v', 'm', 'c') OR NOT a.attislocal
         UNION ALL
         SELECT d.classoid, a.object, 0,
                CASE c.relkind WHEN 'S' THEN 'sequence ' ELSE 'index ' END || quote_ident(n.nspname) || '.' || quote_ident(c.relname),
                jsonb_build_object('text', d.description)
         FROM pg_description d JOIN pg_class c ON c.oid = d.objoid JOIN ours n ON n.oid = c.relnamespace
         LEFT JOIN pg_index i ON i.indexrelid = c.oid, LATERAL (VALUES (c.oid), (coalesce(i.indrelid, c.oid))) a(object)
         WHERE d.classoid = 'pg_class'::regclass AND d.objsubid = 0 AND (c.relkind IN ('i', 'I') OR
               c.relkind = 'S' AND EXISTS (SELECT FROM facts f WHERE f.word = 'identity' AND f.object = c.oid))
           AND NOT EXISTS (SELECT FROM facts f WHERE f.word = 'index' AND f.class = d.classoid AND f.object = d.objoid)
           AND NOT EXISTS (SELECT FROM members m WHERE m.classid = d.classoid AND m.objid = d.objoid)
         UNION ALL
         SELECT d.classoid, d.objoid, 0, CASE c.contype WHEN 'p' THEN 'primary_key ' WHEN 'u' THEN 'unique ' WHEN 'f' THEN 'foreign_key '
                    WHEN 'x' THEN 'exclusion ' ELSE 'check ' END || r.name || '.' || quote_ident(c.conname),
                jsonb_build_object('text', d.description)
         FROM pg_description d JOIN pg_constraint c ON c.oid = d.objoid JOIN relations r ON r.oid = c.conrelid
         WHERE d.classoid = 'pg_constraint'::regclass
           AND NOT EXISTS (SELECT FROM facts f WHERE f.class = d.classoid AND f.object = d.objoid)
         UNION ALL
         SELECT o.class, o.object, 0, o.id, jsonb_build_object('text', coalesce(d.description, ''))
         FROM (
             SELECT 'pg_namespace'::regclass, oid, 'schema public', 'standard public schema' FROM ours WHERE nspname = 'public'
             UNION ALL
             SELECT f.class, f.object, 'extension ' || f.name, a.comment
             FROM facts f JOIN pg_available_extensions() a ON quote_ident(a.name) = f.name WHERE f.word = 'extension'
         ) o(class, object, id, own)
         LEFT JOIN pg_description d ON d.classoid = o.class AND d.objoid = o.object AND d.objsubid = 0
         WHERE d.description IS DISTINCT FROM o.own",
    );

    const ATTACHED: bool = true;

    const KEYWORD: &'static str = "";

    fn sql_name(&self, name: &Box<Id>) -> String {
        name.path()
    }

    fn needs(&self, name: &Box<Id>) -> Vec<Id> {
        let relations = name.member().map(|member| Id::relations(&member.table));
        std::iter::once(Id::clone(name)).chain(relations.into_iter().flatten()).collect()
    }

    /// What is set aside takes its comment along.
    fn gives_way(&self, cause: Cause) -> bool {
        cause.gone || cause.aside
    }

    fn create(&self, name: &Box<Id>, context: &Context<'_>) -> Vec<Statement> {
        vec![comment(name, &literal(&self.text), context.to)]
    }

    fn drop(&self, name: &Box<Id>, context: &Context<'_>) -> Vec<Statement> {
        match &**name {
            Id::Schema(schema) if schema.as_str() == "public" => {
                vec![comment(name, &literal("standard public schema"), context.from)]
            }
            Id::Extension(extension) => vec![own_comment(extension)],
            _ => vec![comment(name, "NULL", context.from)],
        }
    }

    fn alter(&self, to: &Self, name: &Box<Id>, context: &Context<'_>) -> Alteration {
        Alteration::statements(to.create(name, context))
    }

    fn owners(&self, name: &Box<Id>) -> Vec<Id> {
        vec![Id::clone(name)]
    }
}

/// Only the server knows what an extension says of itself.
fn own_comment(extension: &Ident) -> Statement {
    let own = format!("SELECT comment FROM pg_available_extensions() WHERE name = {}", literal(extension.as_str()));
    let command = literal(&format!("COMMENT ON EXTENSION {extension} IS %L"));
    Statement::new(format!("DO $do$ BEGIN EXECUTE format({command}, ({own})); END $do$"))
}

fn comment(on: &Id, text: &str, schema: &Schema) -> Statement {
    Statement::new(format!("COMMENT ON {} IS {text}", on.sql_name(schema)))
}
