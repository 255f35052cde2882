//! Code of the old version, which runs until the deployment is done, names the column as it was.

use super::super::{Check, Level, Rule, StatementContext};
use crate::sql::Action;

pub(super) const RULE: Rule = Rule {
    id: "renaming_column",
    level: Level::Warn,
    why: "code of the old version, which runs until the deployment is done, names the column as it was",
    help: "add a column, keep both equal by a trigger, go over to it, and drop the old one later, as `generate --online` does",
    others: &["renaming-column", "BC102", "rename_column"],
    bad: "ALTER TABLE t RENAME COLUMN a TO b;",
    good: "ALTER TABLE t RENAME CONSTRAINT a TO b;",
    check: Check::Statement(check),
};

fn check(context: &StatementContext<'_>) -> Vec<String> {
    let found = context.actions().filter_map(|(table, action)| match action {
        Action::RenameColumn(from, to) => Some(format!("{} is called {to}", table.member(from.clone()))),
        _ => None,
    });
    found.collect()
}
