//! Attaching reads the whole partition, and the default partition, while nobody reads or writes them.

use super::super::{Check, Level, Rule, StatementContext};
use crate::sql::Action;

pub(super) const RULE: Rule = Rule {
    id: "attaching_partition",
    level: Level::Warn,
    why: "attaching reads the whole partition, and the default partition, while nobody reads or writes them",
    help: "add a CHECK that says what the bound says, `NOT VALID` and then validated: then no row is read",
    others: &["PG307"],
    bad: "ALTER TABLE whole ATTACH PARTITION part FOR VALUES IN (1);",
    good: "ALTER TABLE part ADD CONSTRAINT bound CHECK (n = 1) NOT VALID;",
    check: Check::Statement(check),
};

fn check(context: &StatementContext<'_>) -> Vec<String> {
    let found = context.actions().filter_map(|(_, action)| match action {
        Action::AttachPartition { partition, .. } if context.is_old(partition) => Some(partition.qualified()),
        _ => None,
    });
    found.map(|part| format!("all rows of {part} are checked under ACCESS EXCLUSIVE")).collect()
}
