//! The rows are lost, and code of the old version, which runs until the deployment is done, fails.

use super::super::{Check, Level, Rule, StatementContext};
use crate::sql::Shape;

pub(super) const RULE: Rule = Rule {
    id: "dropping_table",
    level: Level::Warn,
    why: "the rows are lost, and code of the old version, which runs until the deployment is done, fails",
    help: "deploy code that does not name the table first, and drop it in a later migration",
    others: &["ban-drop-table", "DS102", "drop_table"],
    bad: "DROP TABLE t;",
    good: "CREATE TABLE t (id bigint PRIMARY KEY);\nDROP TABLE t;",
    check: Check::Statement(check),
};

fn check(context: &StatementContext<'_>) -> Vec<String> {
    let Shape::Drop { kind, names, .. } = context.shape else { return Vec::new() };
    let found = names.iter().filter(|name| kind.ends_with("table") && context.is_old(name));
    found.map(|name| format!("the rows of {} are lost", name.qualified())).collect()
}
