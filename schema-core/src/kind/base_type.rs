//! Base types: types made of functions in C.

use super::Id;
use super::object::{Alteration, Cause, Context, Object, Place};
use crate::ident::Qualified;
use crate::statement::Statement;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What PostgreSQL can change of a base type.
const CHANGEABLE: [&str; 7] = ["receive", "send", "typmod_in", "typmod_out", "analyze", "subscript", "storage"];

/// A base type (manual, `CREATE TYPE`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BaseType {
    /// What it is made of, such as `input`.
    pub options: BTreeMap<String, String>,
}

impl Object for BaseType {
    type Name = Qualified;

    const CATALOG: Option<&'static str> = Some(
        "SELECT 'pg_type'::regclass, t.oid, 0, quote_ident(n.nspname) || '.' || quote_ident(t.typname),
                jsonb_build_object('options', jsonb_strip_nulls(jsonb_build_object(
                    'input', t.typinput::text, 'output', t.typoutput::text,
                    'receive', nullif(t.typreceive, 0)::regproc::text, 'send', nullif(t.typsend, 0)::regproc::text,
                    'typmod_in', nullif(t.typmodin, 0)::regproc::text,
                    'typmod_out', nullif(t.typmodout, 0)::regproc::text,
                    'analyze', nullif(t.typanalyze, 0)::regproc::text,
                    'subscript', nullif((to_jsonb(t) ->> 'typsubscript'), '-'),
                    'internallength', CASE WHEN t.typlen < 0 THEN 'variable' ELSE t.typlen::text END,
                    'passedbyvalue', CASE WHEN t.typbyval THEN 'true' END,
                    'alignment', CASE t.typalign WHEN 'c' THEN 'char' WHEN 's' THEN 'int2' WHEN 'd' THEN 'double' END,
                    'storage', CASE t.typstorage WHEN 'e' THEN 'external' WHEN 'x' THEN 'extended' WHEN 'm' THEN 'main' END,
                    'category', quote_literal(nullif(t.typcategory, 'U')::text),
                    'preferred', CASE WHEN t.typispreferred THEN 'true' END,
                    'default', quote_literal(t.typdefault),
                    'element', CASE WHEN t.typelem <> 0 THEN format_type(t.typelem, NULL) END,
                    'delimiter', quote_literal(nullif(t.typdelim, ',')::text),
                    'collatable', CASE WHEN t.typcollation <> 0 THEN 'true' END)))
         FROM pg_type t JOIN ours n ON n.oid = t.typnamespace
         WHERE t.typtype = 'b' AND t.typisdefined AND NOT EXISTS (SELECT FROM pg_type e WHERE e.oid = t.typelem AND e.typarray = t.oid)",
    );

    const PLACE: Place = Place::Before;

    const KEYWORD: &'static str = "TYPE";

    fn sql_name(&self, name: &Qualified) -> String {
        format!("TYPE {name}")
    }

    fn needs(&self, name: &Qualified) -> Vec<Id> {
        vec![Id::ShellType(name.clone())]
    }

    fn gives_way(&self, _cause: Cause) -> bool {
        false
    }

    fn create(&self, name: &Qualified, _context: &Context<'_>) -> Vec<Statement> {
        let options: Vec<_> =
            self.options.iter().map(|(word, value)| format!("{} = {value}", word.to_uppercase())).collect();
        vec![Statement::new(format!("CREATE TYPE {name} (\n    {}\n)", options.join(",\n    ")))]
    }

    /// With its functions: each needs the other.
    fn drop(&self, name: &Qualified, _context: &Context<'_>) -> Vec<Statement> {
        vec![Statement::new(format!("DROP TYPE {name} CASCADE"))]
    }

    fn alter(&self, to: &Self, name: &Qualified, _context: &Context<'_>) -> Alteration {
        let words: std::collections::BTreeSet<&String> = self.options.keys().chain(to.options.keys()).collect();
        let changed: Vec<_> =
            words.into_iter().filter(|word| self.options.get(*word) != to.options.get(*word)).collect();
        if changed.iter().any(|word| !CHANGEABLE.contains(&word.as_str())) {
            return Alteration::Replace;
        }
        let set = changed.into_iter().map(|word| {
            let none = if word == "storage" { "plain" } else { "NONE" };
            format!("{} = {}", word.to_uppercase(), to.options.get(word).map_or(none, String::as_str))
        });
        let set: Vec<_> = set.collect();
        Alteration::statements(vec![Statement::new(format!("ALTER TYPE {name} SET ({})", set.join(", ")))])
    }

    fn rename(from: &Qualified, to: &Qualified) -> Vec<Statement> {
        vec![Statement::new(format!("ALTER TYPE {from} RENAME TO {}", to.name))]
    }
}
