//! A statement that waits for a lock keeps all waiting who come later.

use super::super::{Check, Level, Rule, StatementContext};
use crate::sql::Shape;

pub(super) const RULE: Rule = Rule {
    id: "timeout_settings",
    level: Level::Off,
    why: "a statement that waits for a lock keeps all waiting who come later",
    help: "write `SET LOCAL lock_timeout = '2s'` as the first statement; the runner of `migrate` sets one by itself",
    others: &["require-timeout-settings", "require-lock-timeout", "require-statement-timeout", "lock_timeout"],
    bad: "ALTER TABLE t ADD COLUMN n integer;",
    good: "SET LOCAL lock_timeout = '2s';\nALTER TABLE t ADD COLUMN n integer;",
    check: Check::Statement(check),
};

fn check(context: &StatementContext<'_>) -> Vec<String> {
    let set = |shape: &Shape| matches!(shape, Shape::Set { name, .. } if name.starts_with("lock_timeout"));
    let waits = context.effects.locks.values().any(|mode| mode.blocks_writes());
    (waits && !context.above.iter().any(set))
        .then(|| "it waits for its lock as long as it takes".to_owned())
        .into_iter()
        .collect()
}
