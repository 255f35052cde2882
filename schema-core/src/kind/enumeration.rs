//! Enums: values are added in place where PostgreSQL can, and the type is made anew where it cannot.

use super::object::{Alteration, Cause, Context, Object, Place, Slot};
use super::{Id, Payload, aside};
use crate::ident::{Qualified, literal};
use crate::model::Schema;
use crate::rename::Renames;
use crate::statement::Statement;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// An enum (manual, 8.7).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Enum {
    /// The values, in their order.
    pub values: Vec<String>,
}

impl Object for Enum {
    type Name = Qualified;

    const CATALOG: Option<&'static str> = Some(
        "SELECT 'pg_type'::regclass, t.oid, 0, quote_ident(n.nspname) || '.' || quote_ident(t.typname), jsonb_build_object('values', coalesce(
                    (SELECT jsonb_agg(e.enumlabel ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = t.oid),
                    '[]'))
         FROM pg_type t JOIN ours n ON n.oid = t.typnamespace
         WHERE t.typtype = 'e'",
    );

    const PLACE: Place = Place::Before;

    const KEYWORD: &'static str = "TYPE";

    fn sql_name(&self, name: &Qualified) -> String {
        format!("{} {name}", Self::KEYWORD)
    }

    fn needs(&self, name: &Qualified) -> Vec<Id> {
        super::schema::needed(&name.schema).into_iter().collect()
    }

    fn create(&self, name: &Qualified, context: &Context<'_>) -> Vec<Statement> {
        let values: Vec<_> = self.values.iter().map(|value| literal(value)).collect();
        let create = Statement::new(format!("CREATE TYPE {name} AS ENUM ({})", values.join(", ")));
        aside::create(&Id::Enum(name.clone()), create, context)
    }

    fn gives_way(&self, _cause: Cause) -> bool {
        false
    }

    fn drop(&self, name: &Qualified, context: &Context<'_>) -> Vec<Statement> {
        let name = aside::last_name(&Id::Enum(name.clone()), name, context);
        vec![Statement::new(format!("DROP TYPE {name}"))]
    }

    fn alter(&self, to: &Self, name: &Qualified, context: &Context<'_>) -> Alteration {
        if self.is_made_anew(to, name, context.mentioned) {
            return Alteration::Aside;
        }
        let added = to.values.iter().enumerate().filter(|(_, value)| !self.values.contains(value));
        Alteration::statements(
            added
                .map(|(place, value)| {
                    let position = match place.checked_sub(1) {
                        Some(before) => format!(" AFTER {}", literal(&to.values[before])),
                        None => {
                            self.values.first().map(|first| format!(" BEFORE {}", literal(first))).unwrap_or_default()
                        }
                    };
                    Statement::new(format!("ALTER TYPE {name} ADD VALUE {}{position}", literal(value)))
                })
                .collect(),
        )
    }

    fn rename(from: &Qualified, to: &Qualified) -> Vec<Statement> {
        vec![Statement::new(format!("ALTER TYPE {from} RENAME TO {}", to.name))]
    }

    fn slots(&self, name: &Qualified) -> Vec<Slot> {
        vec![Slot::Type(name.clone())]
    }

    fn apply_renames(&mut self, name: &Qualified, renames: &Renames) {
        for value in &mut self.values {
            if let Some(to) = renames.value(name, value) {
                *value = to.to_owned();
            }
        }
    }
}

fn is_subsequence(part: &[String], whole: &[String]) -> bool {
    let mut rest = whole.iter();
    part.iter().all(|value| rest.any(|other| other == value))
}

impl Enum {
    /// Whether columns have to go over to a new type: a value that is added cannot be used before the transaction ends.
    pub(crate) fn is_made_anew(&self, to: &Self, name: &Qualified, mentioned: &BTreeSet<Qualified>) -> bool {
        mentioned.contains(name) || !is_subsequence(&self.values, &to.values)
    }
}

/// The enums whose new values are mentioned by what is created or changed.
pub(crate) fn mentioned<'a>(changed: impl Iterator<Item = &'a Id>, from: &Schema, to: &Schema) -> BTreeSet<Qualified> {
    let changed: Vec<&Id> = changed.collect();
    let grown = changed.iter().filter_map(|id| match (*id, from.payload(id), to.payload(id)) {
        (Id::Enum(name), Some(Payload::Enum(from)), Some(Payload::Enum(to))) => {
            let new = to.values.iter().filter(|value| !from.values.contains(value));
            Some((name.clone(), new.map(|value| literal(value)).collect::<Vec<_>>()))
        }
        _ => None,
    });
    let grown: Vec<_> = grown.collect();
    if grown.is_empty() {
        return BTreeSet::new();
    }
    let written = changed.into_iter().filter_map(|id| to.payload(id));
    let expressions: Vec<&str> =
        written.flat_map(|payload| [payload.expressions(), payload.queries()].concat()).collect();
    let says = |values: &[String]| values.iter().any(|value| expressions.iter().any(|text| text.contains(value)));
    grown.into_iter().filter(|(_, values)| says(values)).map(|(name, _)| name).collect()
}
