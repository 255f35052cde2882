//! What a publication publishes: a table, or the tables of a schema.

use super::Id;
use super::name::Name;
use super::object::{Context, Object, Place};
use crate::ident::{Ident, ParseError, list};
use crate::rename::Renames;
use crate::statement::Statement;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A publication and what is part of it. Displayed, and kept in files, as `publication of kind name`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Membership {
    /// The publication.
    pub publication: Ident,
    /// The table or schema.
    pub of: Box<Id>,
}

impl fmt::Display for Membership {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of {}", self.publication, self.of)
    }
}

impl FromStr for Membership {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        let wrong = || ParseError(format!("`{text}` is not of the form `publication of kind name`"));
        let (publication, of) = text.split_once(" of ").ok_or_else(wrong)?;
        Ok(Self { publication: publication.parse()?, of: of.parse()? })
    }
}

impl Name for Membership {
    fn schema(&self) -> Option<&Ident> {
        Id::schema(&self.of)
    }

    fn renamed(&self, _id: &Id, renames: &Renames) -> Self {
        Self { publication: self.publication.clone(), of: Box::new(Id::renamed(&self.of, renames)) }
    }
}

/// How a publication publishes a table; all tables of a schema are published whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Published {
    /// The columns; all where there is none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<Ident>,
    /// The condition for rows.
    #[serde(default, rename = "where", skip_serializing_if = "Option::is_none")]
    pub predicate: Option<String>,
}

impl Object for Published {
    type Name = Membership;

    /// PostgreSQL 14 has neither columns and conditions nor schemas: there, `prqual` is what `absent` calls so.
    const CATALOG: Option<&'static str> = Some(
        "SELECT 'pg_publication_rel'::regclass, m.oid, 0, quote_ident(p.pubname) || ' of table ' || r.name,
                jsonb_strip_nulls(jsonb_build_object(
                    'columns', (SELECT jsonb_agg(a.attname ORDER BY a.attnum)
                        FROM pg_attribute a WHERE a.attrelid = m.prrelid AND to_jsonb(m) -> 'prattrs' @> to_jsonb(a.attnum)),
                    'where', (SELECT pg_get_expr(prqual, prrelid) FROM pg_publication_rel own WHERE own.oid = m.oid)))
         FROM relations r
         JOIN pg_publication_rel m ON m.prrelid = r.oid
         JOIN pg_publication p ON p.oid = m.prpubid
         CROSS JOIN (SELECT NULL::pg_node_tree) absent(prqual)
         UNION ALL
         SELECT m.classid, m.objid, 0, quote_ident(p.pubname) || ' of schema ' || quote_ident(n.nspname), '{}'::jsonb
         FROM pg_depend m
         JOIN pg_publication p ON m.refclassid = 'pg_publication'::regclass AND m.refobjid = p.oid
         JOIN pg_depend s ON s.classid = m.classid AND s.objid = m.objid AND s.refclassid = 'pg_namespace'::regclass
         JOIN pg_namespace n ON n.oid = s.refobjid
         WHERE m.classid = to_regclass('pg_publication_namespace')",
    );

    const PLACE: Place = Place::After;

    const KEYWORD: &'static str = "";

    fn sql_name(&self, name: &Membership) -> String {
        format!("PUBLICATION {}", name.publication)
    }

    fn needs(&self, name: &Membership) -> Vec<Id> {
        vec![Id::Publication(name.publication.clone()), Id::clone(&name.of)]
    }

    fn create(&self, name: &Membership, _context: &Context<'_>) -> Vec<Statement> {
        vec![change(name, "ADD", &self.details())]
    }

    fn drop(&self, name: &Membership, _context: &Context<'_>) -> Vec<Statement> {
        vec![change(name, "DROP", "")]
    }

    fn owners(&self, name: &Membership) -> Vec<Id> {
        self.needs(name)
    }

    fn apply_renames(&mut self, name: &Membership, renames: &Renames) {
        if let Id::Table(table) = &*name.of {
            renames.columns(table, &mut self.columns);
            if let Some(predicate) = &mut self.predicate {
                renames.expression(table, predicate);
            }
        }
    }
}

impl Published {
    fn details(&self) -> String {
        let columns = if self.columns.is_empty() { String::new() } else { format!(" ({})", list(&self.columns)) };
        let predicate = self.predicate.as_ref().map(|predicate| format!(" WHERE ({predicate})")).unwrap_or_default();
        format!("{columns}{predicate}")
    }
}

fn change(name: &Membership, verb: &str, details: &str) -> Statement {
    let of = match &*name.of {
        Id::Schema(schema) => format!("TABLES IN SCHEMA {schema}"),
        // Tables that inherit from it are named by themselves.
        other => format!("TABLE ONLY {}", other.path()),
    };
    Statement::new(format!("ALTER PUBLICATION {} {verb} {of}{details}", name.publication))
}
