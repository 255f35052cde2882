//! Enums: values are added in place where PostgreSQL can, and the type is made anew where it cannot.

use super::Id;
use super::object::{Alteration, Cause, Context, Object, Place, Slot};
use crate::ident::{Ident, Qualified, literal};
use crate::naming::free_name;
use crate::rename::Renames;
use crate::statement::Statement;
use serde::{Deserialize, Serialize};

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

    /// Where the enum is replaced, the old type is moved aside first, and dropped when no column has it any more.
    fn create(&self, name: &Qualified, context: &Context<'_>) -> Vec<Statement> {
        let values: Vec<_> = self.values.iter().map(|value| literal(value)).collect();
        let create = Statement::new(format!("CREATE TYPE {name} AS ENUM ({})", values.join(", ")));
        if context.replaced.contains(&Id::Enum(name.clone())) {
            vec![Statement::new(format!("ALTER TYPE {name} RENAME TO {}", aside(name, context).name)), create]
        } else {
            vec![create]
        }
    }

    fn gives_way(&self, _cause: Cause) -> bool {
        false
    }

    fn drop(&self, name: &Qualified, context: &Context<'_>) -> Vec<Statement> {
        let replaced = context.replaced.contains(&Id::Enum(name.clone()));
        vec![Statement::new(format!("DROP TYPE {}", if replaced { aside(name, context) } else { name.clone() }))]
    }

    /// A value that is added cannot be used before the transaction ends.
    fn alter(&self, to: &Self, name: &Qualified, context: &Context<'_>) -> Alteration {
        if context.mentioned.contains(name) || !is_subsequence(&self.values, &to.values) {
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

/// What an enum is called while its successor takes over.
fn aside(name: &Qualified, context: &Context<'_>) -> Qualified {
    let enums = context.replaced.iter().filter_map(|id| match id {
        Id::Enum(other) if other.schema == name.schema => Some(other),
        _ => None,
    });
    let mut given: Vec<Ident> = Vec::new();
    for other in enums.take_while(|other| *other <= name) {
        given.push(free_name(other.name.as_str(), "old", |free| {
            given.contains(free) || is_type(&name.sibling(free.clone()), context)
        }));
    }
    given.pop().map_or_else(|| name.clone(), |free| name.sibling(free))
}

fn is_type(name: &Qualified, context: &Context<'_>) -> bool {
    let ids = [Id::Enum(name.clone()), Id::Table(name.clone())];
    ids.iter().any(|id| context.from.contains(id) || context.to.contains(id))
}

fn is_subsequence(part: &[String], whole: &[String]) -> bool {
    let mut rest = whole.iter();
    part.iter().all(|value| rest.any(|other| other == value))
}
