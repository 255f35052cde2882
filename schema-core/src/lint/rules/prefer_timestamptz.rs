//! A `timestamp` without a time zone is another moment wherever it is read.

use super::super::{Check, ColumnContext, Level, Rule};

pub(super) const RULE: Rule = Rule {
    id: "prefer_timestamptz",
    level: Level::Warn,
    why: "a `timestamp` without a time zone is another moment wherever it is read",
    help: "write `timestamptz`",
    others: &["prefer-timestamptz", "prefer-timestamp-tz"],
    bad: "CREATE TABLE t (id bigint PRIMARY KEY, made timestamp);",
    good: "CREATE TABLE t (id bigint PRIMARY KEY, made timestamptz);",
    check: Check::Column(check),
};

fn check(column: &ColumnContext<'_>) -> Option<String> {
    let naive = column.sql_type.starts_with("timestamp") && column.sql_type.contains("without time zone");
    naive.then(|| format!("{} is {}", column.name, column.sql_type))
}
