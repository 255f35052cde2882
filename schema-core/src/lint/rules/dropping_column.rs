//! The values are lost, and code of the old version, which runs until the deployment is done, fails.

use super::super::{Check, Level, Rule, StatementContext};
use crate::sql::Action;

pub(super) const RULE: Rule = Rule {
    id: "dropping_column",
    level: Level::Warn,
    why: "the values are lost, and code of the old version, which runs until the deployment is done, fails",
    help: "deploy code that does not name the column first, and drop it in a later migration",
    others: &["ban-drop-column", "DS103", "remove_column"],
    bad: "ALTER TABLE t DROP COLUMN n;",
    good: "ALTER TABLE t ALTER COLUMN n DROP NOT NULL;",
    check: Check::Statement(check),
};

fn check(context: &StatementContext<'_>) -> Vec<String> {
    let found = context.actions().filter_map(|(table, action)| match action {
        Action::DropColumn { column, .. } => Some(format!("the values of {} are lost", table.member(column.clone()))),
        _ => None,
    });
    found.collect()
}
