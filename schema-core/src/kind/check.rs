//! Check constraints.

use super::constraint::{add_constraint, constraint_name, drop_constraint, rename_constraint, validate};
use super::failure;
use super::object::{Alteration, Cause, Context, Object, Retyped, Slot};
use super::{Id, Payload};
use crate::ident::Member;
use crate::model::Schema;
use crate::rename::Renames;
use crate::statement::Statement;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A check constraint (manual, 5.5.1).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Check {
    /// The condition.
    pub expression: String,
    /// `NOT VALID`: rows that were there before are not checked.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub not_valid: bool,
    /// `NO INHERIT`.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub no_inherit: bool,
}

impl Object for Check {
    type Name = Member;

    const CATALOG: Option<&'static str> = Some(
        "SELECT 'pg_constraint'::regclass, c.oid, 0, r.name || '.' || quote_ident(c.conname), jsonb_strip_nulls(
                    jsonb_build_object('expression', pg_get_expr(c.conbin, c.conrelid),
                        'not_valid', CASE WHEN NOT c.convalidated THEN true END,
                        'no_inherit', CASE WHEN c.connoinherit THEN true END))
         FROM relations r JOIN pg_constraint c ON c.conrelid = r.oid AND c.contype = 'c' AND c.conislocal",
    );

    const KEYWORD: &'static str = "CONSTRAINT";

    fn sql_name(&self, name: &Member) -> String {
        constraint_name(name)
    }

    fn needs(&self, name: &Member) -> Vec<Id> {
        vec![Id::Table(name.table.clone())]
    }

    fn gives_way(&self, cause: Cause) -> bool {
        cause.gone || cause.retyped == Retyped::Type
    }

    fn create(&self, name: &Member, context: &Context<'_>) -> Vec<Statement> {
        let statement = add_constraint(name, &self.definition());
        let before = context.from.payload(&Id::Check(name.clone()));
        let loosened = matches!(before, Some(Payload::Check(before)) if before.allows_only_part_of(self));
        vec![if loosened || self.not_valid || context.is_new(&name.table) {
            statement
        } else {
            let fails = statement.fails_if(format!("a row of {} does not satisfy {}", name.table, self.expression));
            fails.counted_by(self.count(name))
        }]
    }

    fn drop(&self, name: &Member, _context: &Context<'_>) -> Vec<Statement> {
        drop_constraint(name)
    }

    fn alter(&self, to: &Self, name: &Member, _context: &Context<'_>) -> Alteration {
        if !self.not_valid || (Self { not_valid: to.not_valid, ..self.clone() }) != *to {
            return Alteration::Replace;
        }
        Alteration::statements(vec![validate(name).counted_by(self.count(name))])
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

/// The check that no row has a NULL in the column: PostgreSQL then takes `SET NOT NULL` without looking at the rows.
pub(crate) fn not_null(name: &Member) -> Check {
    Check { expression: format!("{} IS NOT NULL", name.name), ..Check::default() }
}

/// Whether a check says that no row has a NULL in the column.
pub(crate) fn excludes_null(name: &Member, schema: &Schema) -> bool {
    let checks = schema.starting_at(&Id::Check(name.table.member("")));
    let mut checks = checks.map_while(|(id, fact)| match (id, &fact.payload) {
        (Id::Check(other), Payload::Check(check)) if other.table == name.table => Some(check),
        _ => None,
    });
    checks.any(|check| !check.not_valid && check.says_not_null(name))
}

impl Check {
    /// Whether the condition is that the column is not NULL, in our spelling or in PostgreSQL's.
    pub(crate) fn says_not_null(&self, name: &Member) -> bool {
        let ours = not_null(name).expression;
        self.expression == ours || self.expression == format!("({ours})")
    }

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
    fn count(&self, name: &Member) -> Option<String> {
        failure::rows_where(&name.table, &format!("NOT ({})", self.expression))
    }

    pub(super) fn definition(&self) -> String {
        let no_inherit = if self.no_inherit { " NO INHERIT" } else { "" };
        let not_valid = if self.not_valid { " NOT VALID" } else { "" };
        format!("CHECK ({}){no_inherit}{not_valid}", self.expression)
    }
}
