//! Rows that the constraint refused are accepted from then on, and it cannot come back while they are there.

use super::super::{Check, Level, Rule, StatementContext};
use crate::sql::Action;

pub(super) const RULE: Rule = Rule {
    id: "dropping_constraint",
    level: Level::Off,
    why: "rows that the constraint refused are accepted from then on, and it cannot come back while they are there",
    help: "be sure that no code relies on it",
    others: &["CD101"],
    bad: "ALTER TABLE t DROP CONSTRAINT t_u_fkey;",
    good: "ALTER TABLE t VALIDATE CONSTRAINT t_u_fkey;",
    check: Check::Statement(check),
};

fn check(context: &StatementContext<'_>) -> Vec<String> {
    let found = context.actions().filter_map(|(table, action)| match action {
        Action::DropConstraint { constraint, .. } => Some(format!("{constraint} of {table} demands nothing any more")),
        _ => None,
    });
    found.collect()
}
