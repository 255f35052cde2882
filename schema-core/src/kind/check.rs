//! Check constraints.

use super::object::{Context, Object, Slot};
use super::table::{add_constraint, drop_constraint, rename_constraint};
use super::{Id, Payload};
use crate::ident::Member;
use crate::rename::Renames;
use crate::statement::Statement;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A check constraint (manual, 5.5.1).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Check {
    /// The condition.
    pub expression: String,
}

impl Object for Check {
    type Name = Member;

    const CATALOG: Option<&'static str> = Some(
        "SELECT r.name || '.' || quote_ident(c.conname),
                jsonb_build_object('expression', pg_get_expr(c.conbin, c.conrelid))
         FROM relations r JOIN pg_constraint c ON c.conrelid = r.oid AND c.contype = 'c'",
    );

    fn needs(&self, name: &Member) -> Vec<Id> {
        vec![Id::Table(name.table.clone())]
    }

    fn create(&self, name: &Member, context: &Context<'_>) -> Vec<Statement> {
        let statement = add_constraint(name, &self.definition());
        let before = context.from.payload(&Id::Check(name.clone()));
        let loosened = matches!(before, Some(Payload::Check(before)) if before.allows_only_part_of(self));
        vec![if loosened || context.is_new(&name.table) {
            statement
        } else {
            statement.fails_if(format!("a row of {} does not satisfy {}", name.table, self.expression))
        }]
    }

    fn drop(&self, name: &Member, _context: &Context<'_>) -> Vec<Statement> {
        drop_constraint(name)
    }

    fn rename(from: &Member, to: &Member) -> Vec<Statement> {
        rename_constraint(from, to)
    }

    fn owners(&self, name: &Member) -> Vec<Id> {
        vec![Id::Table(name.table.clone())]
    }

    fn slots(&self, name: &Member) -> Vec<Slot> {
        vec![Slot::Constraint(name.clone())]
    }

    fn expressions(&self) -> Vec<&str> {
        vec![&self.expression]
    }

    fn apply_renames(&mut self, name: &Member, renames: &Renames) {
        renames.expression(&name.table, &mut self.expression);
    }

    fn adopt_spelling(&mut self, catalog: &Self) {
        self.expression.clone_from(&catalog.expression);
    }
}

impl Check {
    /// Whether both are a closed set of the same column, and `other` has all the values of this one.
    fn allows_only_part_of(&self, other: &Self) -> bool {
        let closed_set = |check: &'_ Self| {
            let (column, values) = check.expression.strip_suffix(')')?.split_once(" IN (")?;
            let values: BTreeSet<String> = values.split(", ").map(str::to_owned).collect();
            Some((column.to_owned(), values))
        };
        matches!((closed_set(self), closed_set(other)), (Some((ours, part)), Some((theirs, whole)))
            if ours == theirs && part.is_subset(&whole))
    }

    /// The constraint without its name.
    pub(super) fn definition(&self) -> String {
        format!("CHECK ({})", self.expression)
    }
}
