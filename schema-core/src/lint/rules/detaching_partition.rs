//! Detaching locks the whole table, and nobody reads or writes it until that is done.

use super::super::{Check, Level, Rule, StatementContext};
use crate::sql::Action;

pub(super) const RULE: Rule = Rule {
    id: "detaching_partition",
    level: Level::Warn,
    why: "detaching locks the whole table, and nobody reads or writes it until that is done",
    help: "write `DETACH PARTITION … CONCURRENTLY`, in a file without a transaction",
    others: &["require-concurrent-partition-detach", "PG308"],
    bad: "ALTER TABLE whole DETACH PARTITION part;",
    good: "-- no-transaction\nALTER TABLE whole DETACH PARTITION part CONCURRENTLY;",
    check: Check::Statement(check),
};

fn check(context: &StatementContext<'_>) -> Vec<String> {
    let found =
        context.actions().filter(|(_, action)| matches!(action, Action::DetachPartition { concurrently: false, .. }));
    found.map(|(table, _)| format!("ACCESS EXCLUSIVE on {table}")).collect()
}
