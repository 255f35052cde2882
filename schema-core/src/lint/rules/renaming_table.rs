//! Code of the old version, which runs until the deployment is done, names the table as it was.

use super::super::{Check, Level, Rule, StatementContext};
use crate::sql::Action;

pub(super) const RULE: Rule = Rule {
    id: "renaming_table",
    level: Level::Warn,
    why: "code of the old version, which runs until the deployment is done, names the table as it was",
    help: "leave a view of the old name until no code uses it, as `generate --online` does",
    others: &["renaming-table", "BC101", "rename_table", "rename_schema"],
    bad: "ALTER TABLE t RENAME TO u;",
    good: "ALTER INDEX t_n_idx RENAME TO u_n_idx;",
    check: Check::Statement(check),
};

fn check(context: &StatementContext<'_>) -> Vec<String> {
    let found = context.actions().filter_map(|(table, action)| match action {
        Action::Rename(to) => Some(format!("{table} is called {to}")),
        Action::SetSchema(schema) => Some(format!("{table} is in the schema {schema}")),
        _ => None,
    });
    found.collect()
}
