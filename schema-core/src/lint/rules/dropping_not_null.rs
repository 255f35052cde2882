//! Code that reads the column may not expect NULL.

use super::super::{Check, Level, Rule, StatementContext};
use crate::sql::Action;

pub(super) const RULE: Rule = Rule {
    id: "dropping_not_null",
    level: Level::Off,
    why: "code that reads the column may not expect NULL",
    help: "deploy code that can read NULL first",
    others: &["ban-drop-not-null"],
    bad: "ALTER TABLE t ALTER COLUMN n DROP NOT NULL;",
    good: "ALTER TABLE t ALTER COLUMN n DROP DEFAULT;",
    check: Check::Statement(check),
};

fn check(context: &StatementContext<'_>) -> Vec<String> {
    let found = context.actions().filter_map(|(table, action)| match action {
        Action::DropNotNull(column) => Some(format!("{} may be NULL", table.member(column.clone()))),
        _ => None,
    });
    found.collect()
}
