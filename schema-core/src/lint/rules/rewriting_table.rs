//! The whole table is written anew while nobody reads or writes it.

use super::super::{Check, Level, Rule, StatementContext};
use crate::sql::{Action, Shape};

pub(super) const RULE: Rule = Rule {
    id: "rewriting_table",
    level: Level::Warn,
    why: "the whole table is written anew while nobody reads or writes it",
    help: "plan for the time it takes; to give back space, a tool that works beside the table does",
    others: &["prefer-repack"],
    bad: "VACUUM FULL t;",
    good: "VACUUM t;",
    check: Check::Statement(check),
};

fn check(context: &StatementContext<'_>) -> Vec<String> {
    let whole = match context.shape {
        Shape::Maintain { .. } => true,
        Shape::Alter { actions, .. } => actions.iter().any(|placed| {
            matches!(
                placed.action,
                Action::SetLogged | Action::SetUnlogged | Action::SetAccessMethod | Action::SetTablespace
            )
        }),
        _ => false,
    };
    let found = context.effects.rewrites.iter().filter(|_| whole);
    found.map(|table| format!("{table} is written anew under ACCESS EXCLUSIVE")).collect()
}
