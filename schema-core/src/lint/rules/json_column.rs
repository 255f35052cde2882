//! `json` has no equality, so that `SELECT DISTINCT` and the like fail, and cannot be indexed.

use super::super::{Check, ColumnContext, Level, Rule};

pub(super) const RULE: Rule = Rule {
    id: "json_column",
    level: Level::Warn,
    why: "`json` has no equality, so that `SELECT DISTINCT` and the like fail, and cannot be indexed",
    help: "write `jsonb`",
    others: &["add_column_json"],
    bad: "CREATE TABLE t (id bigint PRIMARY KEY, body json);",
    good: "CREATE TABLE t (id bigint PRIMARY KEY, body jsonb);",
    check: Check::Column(check),
};

fn check(column: &ColumnContext<'_>) -> Option<String> {
    (column.sql_type == "json").then(|| format!("{} is json", column.name))
}
