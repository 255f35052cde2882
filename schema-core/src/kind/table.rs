//! Tables: created whole, with their columns and constraints.

use super::object::{Alteration, Context, Object, Slot};
use super::{Id, Payload, column};
use crate::ident::Qualified;
use crate::statement::Statement;
use serde::{Deserialize, Serialize};

/// A table (manual, 5.1).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {}

impl Object for Table {
    type Name = Qualified;

    const CATALOG: Option<&'static str> = Some("SELECT name, '{}'::jsonb FROM relations WHERE relkind = 'r'");

    fn needs(&self, name: &Qualified) -> Vec<Id> {
        super::schema::needed(&name.schema).into_iter().collect()
    }

    fn create(&self, name: &Qualified, context: &Context<'_>) -> Vec<Statement> {
        let columns =
            context.to.columns(name).into_iter().filter(|(id, _)| context.with.contains(&Id::Column(id.clone())));
        let columns = columns.map(|(id, payload)| column::definition(&id, payload, context));
        let constraints = context.with.iter().filter_map(|id| constraint(id, context.to.payload(id)?));
        let lines: Vec<String> = columns.chain(constraints).map(|line| format!("\n    {line}")).collect();
        vec![Statement::new(format!("CREATE TABLE {name} ({}\n)", lines.join(",")))]
    }

    fn drop(&self, name: &Qualified, _context: &Context<'_>) -> Vec<Statement> {
        vec![Statement::new(format!("DROP TABLE {name}")).loses(format!("the rows of {name}"))]
    }

    fn alter(&self, _to: &Self, _name: &Qualified, _context: &Context<'_>) -> Alteration {
        Alteration::statements(Vec::new())
    }

    fn rename(from: &Qualified, to: &Qualified) -> Vec<Statement> {
        vec![Statement::new(format!("ALTER TABLE {from} RENAME TO {}", to.name))]
    }

    fn slots(&self, name: &Qualified) -> Vec<Slot> {
        vec![Slot::Relation(name.clone())]
    }
}

/// The line of a constraint that is created with its table.
fn constraint(id: &Id, payload: &Payload) -> Option<String> {
    let (name, definition) = match (id, payload) {
        (Id::PrimaryKey(name), Payload::PrimaryKey(key)) => (name, key.definition()),
        (Id::Unique(name), Payload::Unique(key)) => (name, key.definition()),
        (Id::Check(name), Payload::Check(check)) => (name, check.definition()),
        (Id::Exclusion(name), Payload::Exclusion(exclusion)) => (name, exclusion.definition()),
        _ => return None,
    };
    Some(format!("CONSTRAINT {} {definition}", name.name))
}

/// The statement that adds a constraint to a table.
pub(super) fn add_constraint(name: &crate::ident::Member, definition: &str) -> Statement {
    Statement::new(format!("ALTER TABLE {}\n    ADD CONSTRAINT {} {definition}", name.table, name.name))
}

/// The statement that drops a constraint.
pub(super) fn drop_constraint(name: &crate::ident::Member) -> Vec<Statement> {
    vec![Statement::new(format!("ALTER TABLE {} DROP CONSTRAINT {}", name.table, name.name))]
}

/// The statement that renames a constraint.
pub(super) fn rename_constraint(from: &crate::ident::Member, to: &crate::ident::Member) -> Vec<Statement> {
    vec![Statement::new(format!("ALTER TABLE {} RENAME CONSTRAINT {} TO {}", to.table, from.name, to.name))]
}
