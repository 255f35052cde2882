//! Who locks a table by hand keeps others waiting until the transaction ends.

use super::super::{Check, Level, Rule, StatementContext};
use crate::sql::Shape;

pub(super) const RULE: Rule = Rule {
    id: "lock_table",
    level: Level::Warn,
    why: "who locks a table by hand keeps others waiting until the transaction ends",
    help: "leave it to the statements to lock what they need",
    others: &[],
    bad: "LOCK TABLE t;",
    good: "LOCK TABLE t IN SHARE UPDATE EXCLUSIVE MODE;",
    check: Check::Statement(check),
};

fn check(context: &StatementContext<'_>) -> Vec<String> {
    let Shape::LockTable { .. } = context.shape else { return Vec::new() };
    let found = context.effects.locks.iter().filter(|(_, mode)| mode.blocks_writes());
    found.map(|(table, mode)| format!("{mode} on {table} until the end of the transaction")).collect()
}
