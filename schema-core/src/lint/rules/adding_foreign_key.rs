//! `adding_foreign_key`: a new foreign key reads the whole table while nobody writes it or the table that it refers to.

use super::super::{Check, Level, Rule, StatementContext};
use crate::sql::{Action, Rule as Demand};

pub(super) const RULE: Rule = Rule {
    id: "adding_foreign_key",
    level: Level::Warn,
    why: "a new foreign key reads the whole table while nobody writes it or the table that it refers to, and fails where a row refers to nothing",
    help: "add it `NOT VALID`, and in a later migration `VALIDATE CONSTRAINT`, which lets others write",
    others: &[
        "adding-foreign-key-constraint",
        "constraint-missing-not-valid",
        "add_foreign_key",
        "add_reference",
        "CD102",
    ],
    bad: "ALTER TABLE t ADD CONSTRAINT t_u_fkey FOREIGN KEY (u_id) REFERENCES u (id);",
    good: "ALTER TABLE t ADD CONSTRAINT t_u_fkey FOREIGN KEY (u_id) REFERENCES u (id) NOT VALID;",
    check: Check::Statement(check),
};

fn check(context: &StatementContext<'_>) -> Vec<String> {
    // A column that is new and empty refers to nothing, so that no row is read.
    let at_column =
        context.actions().any(|(_, action)| matches!(action, Action::AddColumn { column, .. } if !column.is_filled()));
    let found = context.constraints().into_iter().filter(|(_, constraint)| !constraint.not_valid && !at_column);
    let found = found.filter_map(|(table, constraint)| match &constraint.rule {
        Demand::ForeignKey(_, target, _) => Some((table, target.qualified())),
        _ => None,
    });
    found.map(|(table, target)| format!("all rows of {table} are checked while nobody writes it or {target}")).collect()
}
