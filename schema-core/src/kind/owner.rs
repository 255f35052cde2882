//! Owners, where it is not whoever runs the statements.

use super::Id;
use super::object::{Alteration, Cause, Context, Object};
use crate::ident::Ident;
use crate::model::Schema;
use crate::statement::Statement;
use serde::{Deserialize, Serialize};

/// The owner of an object (manual, 5.8).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Owner {
    /// The role.
    pub role: Ident,
}

impl Object for Owner {
    type Name = Box<Id>;

    /// What belongs to the database's owner, or to whoever asks, has no owner of its own; the schema `public` has the one that
    /// every server gives it.
    const CATALOG: Option<&'static str> = Some(
        "SELECT f.class, f.object, f.part, f.word || ' ' || f.name, jsonb_build_object('role', a.rolname)
         FROM owned o
         JOIN facts f ON f.class = o.class AND f.object = o.object AND f.part = 0
         JOIN pg_roles a ON a.oid = o.owner
         WHERE $2 AND a.rolname <> current_user
           AND a.oid <> (SELECT datdba FROM pg_database WHERE datname = current_database())
         UNION ALL
         SELECT 'pg_namespace'::regclass, n.oid, 0, 'schema public', jsonb_build_object('role', a.rolname)
         FROM pg_namespace n JOIN ours USING (oid) JOIN pg_roles a ON a.oid = n.nspowner
         WHERE $2 AND n.nspname = 'public' AND a.rolname <> 'pg_database_owner'
           AND (a.oid <> 10 OR current_setting('server_version_num')::integer >= 150000)",
    );

    const ATTACHED: bool = true;

    const KEYWORD: &'static str = "";

    fn sql_name(&self, name: &Box<Id>) -> String {
        name.path()
    }

    fn needs(&self, name: &Box<Id>) -> Vec<Id> {
        vec![Id::clone(name), Id::Role(self.role.clone())]
    }

    /// A sequence that belongs to a column has the owner of its table.
    fn follows(&self, name: &Box<Id>) -> Vec<Id> {
        match &**name {
            Id::Sequence(sequence) => vec![Id::SequenceOwner(sequence.clone())],
            _ => Vec::new(),
        }
    }

    fn gives_way(&self, cause: Cause) -> bool {
        cause.gone || cause.aside
    }

    fn create(&self, name: &Box<Id>, context: &Context<'_>) -> Vec<Statement> {
        vec![owner(name, &self.role.to_string(), context.to)]
    }

    fn drop(&self, name: &Box<Id>, context: &Context<'_>) -> Vec<Statement> {
        vec![owner(name, none(name), context.from)]
    }

    fn alter(&self, to: &Self, name: &Box<Id>, context: &Context<'_>) -> Alteration {
        Alteration::statements(to.create(name, context))
    }

    fn owners(&self, name: &Box<Id>) -> Vec<Id> {
        vec![Id::clone(name)]
    }
}

/// Who owns what has no owner of its own.
pub(super) fn none(of: &Id) -> &'static str {
    match of {
        Id::Schema(schema) if schema.as_str() == "public" => "pg_database_owner",
        _ => "CURRENT_USER",
    }
}

fn owner(of: &Id, role: &str, schema: &Schema) -> Statement {
    Statement::new(format!("ALTER {} OWNER TO {role}", of.sql_name(schema)))
}
