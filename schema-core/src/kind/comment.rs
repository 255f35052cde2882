//! Comments on everything.

use super::Id;
use super::object::{Alteration, Cause, Context, Object};
use crate::ident::literal;
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

    /// The columns of views and composite types, and the indexes of keys, are no facts, and have comments.
    const CATALOG: Option<&'static str> = Some(
        "SELECT f.class, f.object, f.part, f.word || ' ' || f.name, jsonb_build_object('text', d.description)
         FROM facts f JOIN pg_description d ON d.classoid = f.class AND d.objoid = f.object AND d.objsubid = f.part
         WHERE f.word NOT IN ('identity', 'default', 'generated')
         UNION ALL
         SELECT d.classoid, d.objoid, d.objsubid, 'column ' || r.name || '.' || quote_ident(a.attname),
                jsonb_build_object('text', d.description)
         FROM relations r
         JOIN pg_description d ON d.classoid = 'pg_class'::regclass AND d.objoid = r.oid AND d.objsubid > 0
         JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum = d.objsubid
         WHERE r.relkind IN ('v', 'm', 'c') OR NOT a.attislocal
         UNION ALL
         SELECT d.classoid, d.objoid, 0, 'index ' || quote_ident(n.nspname) || '.' || quote_ident(x.relname),
                jsonb_build_object('text', d.description)
         FROM facts f
         JOIN pg_constraint c ON c.oid = f.object AND c.conindid <> 0 AND c.contype IN ('p', 'u', 'x')
         JOIN pg_class x ON x.oid = c.conindid
         JOIN pg_namespace n ON n.oid = x.relnamespace
         JOIN pg_description d ON d.classoid = 'pg_class'::regclass AND d.objoid = x.oid AND d.objsubid = 0
         WHERE f.class = 'pg_constraint'::regclass
         UNION ALL
         SELECT d.classoid, d.objoid, 0, 'schema public', jsonb_build_object('text', d.description)
         FROM ours o
         JOIN pg_description d ON d.classoid = 'pg_namespace'::regclass AND d.objoid = o.oid AND d.objsubid = 0
         WHERE o.nspname = 'public' AND d.description <> 'standard public schema'",
    );

    const ATTACHED: bool = true;

    const KEYWORD: &'static str = "";

    fn sql_name(&self, name: &Box<Id>) -> String {
        name.path()
    }

    fn needs(&self, name: &Box<Id>) -> Vec<Id> {
        vec![Id::clone(name)]
    }

    /// What is set aside takes its comment along.
    fn gives_way(&self, cause: Cause) -> bool {
        cause.gone || cause.aside
    }

    fn create(&self, name: &Box<Id>, context: &Context<'_>) -> Vec<Statement> {
        vec![comment(name, &literal(&self.text), context.to)]
    }

    fn drop(&self, name: &Box<Id>, context: &Context<'_>) -> Vec<Statement> {
        let none = match &**name {
            Id::Schema(schema) if schema.as_str() == "public" => literal("standard public schema"),
            _ => "NULL".to_owned(),
        };
        vec![comment(name, &none, context.from)]
    }

    fn alter(&self, to: &Self, name: &Box<Id>, context: &Context<'_>) -> Alteration {
        Alteration::statements(to.create(name, context))
    }

    fn owners(&self, name: &Box<Id>) -> Vec<Id> {
        vec![Id::clone(name)]
    }
}

fn comment(on: &Id, text: &str, schema: &Schema) -> Statement {
    Statement::new(format!("COMMENT ON {} IS {text}", on.sql_name(schema)))
}
