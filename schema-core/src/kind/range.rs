//! Range types, each with its multirange type and the functions that make their values. Nothing of them but the names can
//! change in place.

use super::catalog::reference;
use super::object::{Alteration, Cause, Context, Object, Place, Slot};
use super::{Id, aside};
use crate::ident::{Ident, Qualified, Reference};
use crate::rename::Renames;
use crate::statement::Statement;
use serde::{Deserialize, Serialize};

/// A range type (manual, 8.17.8).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Range {
    /// The type of the bounds.
    pub subtype: String,
    /// The type of sets of such ranges.
    pub multirange: Qualified,
    /// The operator class that orders the bounds, where it is not the type's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subtype_opclass: Option<Reference>,
    /// The collation, where it is not the type's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub collation: Option<Reference>,
    /// The function that brings ranges to their canonical form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub canonical: Option<String>,
    /// The function that tells how far bounds are apart.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subtype_diff: Option<String>,
}

impl Object for Range {
    type Name = Qualified;

    const CATALOG: Option<&'static str> = Some(concat!(
        "SELECT 'pg_type'::regclass, t.oid, 0, quote_ident(n.nspname) || '.' || quote_ident(t.typname),
                jsonb_strip_nulls(jsonb_build_object(
                    'subtype', format_type(g.rngsubtype, NULL),
                    'multirange', m.typnamespace::regnamespace::text || '.' || quote_ident(m.typname),
                    'subtype_opclass', CASE WHEN NOT o.opcdefault THEN ",
        reference!("o.opcnamespace", "o.opcname"),
        " END, 'collation', CASE WHEN g.rngcollation <> s.typcollation THEN ",
        reference!("c.collnamespace", "c.collname"),
        " END, 'canonical', nullif(g.rngcanonical, 0)::regproc::text,
                    'subtype_diff', nullif(g.rngsubdiff, 0)::regproc::text))
         FROM pg_range g JOIN pg_type t ON t.oid = g.rngtypid JOIN ours n ON n.oid = t.typnamespace
         JOIN pg_type s ON s.oid = g.rngsubtype JOIN pg_type m ON m.oid = g.rngmultitypid
         JOIN pg_opclass o ON o.oid = g.rngsubopc LEFT JOIN pg_collation c ON c.oid = g.rngcollation"
    ));

    const PLACE: Place = Place::Before;

    const KEYWORD: &'static str = "TYPE";

    fn sql_name(&self, name: &Qualified) -> String {
        format!("TYPE {name}")
    }

    fn needs(&self, name: &Qualified) -> Vec<Id> {
        let schemas = [&name.schema, &self.multirange.schema];
        let shell = self.canonical.as_ref().map(|_| Id::ShellType(name.clone()));
        schemas.into_iter().filter_map(super::schema::needed).chain(shell).collect()
    }

    fn gives_way(&self, _cause: Cause) -> bool {
        false
    }

    fn create(&self, name: &Qualified, context: &Context<'_>) -> Vec<Statement> {
        let references = [
            ("SUBTYPE_OPCLASS", self.subtype_opclass.as_ref().map(ToString::to_string)),
            ("COLLATION", self.collation.as_ref().map(ToString::to_string)),
            ("CANONICAL", self.canonical.clone()),
            ("SUBTYPE_DIFF", self.subtype_diff.clone()),
        ];
        let mut options =
            vec![format!("SUBTYPE = {}", self.subtype), format!("MULTIRANGE_TYPE_NAME = {}", self.multirange)];
        options.extend(references.into_iter().filter_map(|(word, value)| Some(format!("{word} = {}", value?))));
        let create = Statement::new(format!("CREATE TYPE {name} AS RANGE (\n    {}\n)", options.join(",\n    ")));
        aside::create(&Id::Range(name.clone()), create, context)
    }

    fn drop(&self, name: &Qualified, context: &Context<'_>) -> Vec<Statement> {
        let name = aside::last_name(&Id::Range(name.clone()), name, context);
        // The function and the type need each other.
        let cascade = if self.canonical.is_some() { " CASCADE" } else { "" };
        vec![Statement::new(format!("DROP TYPE {name}{cascade}"))]
    }

    fn alter(&self, to: &Self, name: &Qualified, _context: &Context<'_>) -> Alteration {
        let same = Self { multirange: to.multirange.clone(), ..self.clone() } == *to;
        if !same || self.multirange.schema != to.multirange.schema {
            return Alteration::Aside;
        }
        Alteration::statements(self.rename_multirange(name, &to.multirange.name))
    }

    fn apply_renames(&mut self, _name: &Qualified, renames: &Renames) {
        renames.types(&mut self.subtype);
    }

    fn rename(from: &Qualified, to: &Qualified) -> Vec<Statement> {
        vec![rename_type(from, &to.name)]
    }

    fn slots(&self, name: &Qualified) -> Vec<Slot> {
        // Where there is a promise of the type, that one has its place.
        let own = self.canonical.is_none().then(|| Slot::Type(name.clone()));
        own.into_iter().chain([Slot::Type(self.multirange.clone())]).collect()
    }
}

impl Range {
    /// The statements that move the range aside, with all that bears its name.
    pub(super) fn step_aside(&self, name: &Qualified, subtype: &str, to: &Ident, multirange: &Ident) -> Vec<Statement> {
        let rename = |types: String| rename_function(name, &types, to);
        let mut statements = self.rename_multirange(name, multirange);
        statements.push(rename(format!("{subtype}, {subtype}")));
        statements.push(rename(format!("{subtype}, {subtype}, text")));
        statements.push(rename_type(name, to));
        statements
    }

    fn rename_multirange(&self, name: &Qualified, to: &Ident) -> Vec<Statement> {
        // The functions are in the schema of the range.
        let function = name.sibling(self.multirange.name.clone());
        let types = [String::new(), name.to_string(), format!("VARIADIC {name}[]")];
        let functions = types.iter().map(|types| rename_function(&function, types, to));
        functions.chain([rename_type(&self.multirange, to)]).collect()
    }
}

fn rename_function(name: &Qualified, types: &str, to: &Ident) -> Statement {
    Statement::new(format!("ALTER FUNCTION {name}({types}) RENAME TO {to}"))
}

fn rename_type(name: &Qualified, to: &Ident) -> Statement {
    Statement::new(format!("ALTER TYPE {name} RENAME TO {to}"))
}
