//! What the statement does cannot be read from it, so that nothing was looked for in it.

use super::super::{Check, Level, Rule, StatementContext};
use crate::sql::Shape;

pub(super) const RULE: Rule = Rule {
    id: "unread_statement",
    level: Level::Warn,
    why: "what the statement does cannot be read from it, so that nothing was looked for in it",
    help: "look at it by hand, and allow it with a reason",
    others: &[],
    bad: "DO $$ BEGIN EXECUTE 'DROP TABLE t'; END $$;",
    good: "DROP VIEW v;",
    check: Check::Statement(check),
};

fn check(context: &StatementContext<'_>) -> Vec<String> {
    let Shape::Other { words } = context.shape else { return Vec::new() };
    vec![format!("`{words} …` may do anything")]
}
