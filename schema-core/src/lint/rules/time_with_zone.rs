//! A `time` with a zone has no day, so that its zone has no meaning.

use super::super::{Check, ColumnContext, Level, Rule};

pub(super) const RULE: Rule = Rule {
    id: "time_with_zone",
    level: Level::Warn,
    why: "a `time` with a zone has no day, so that its zone has no meaning",
    help: "write `timestamptz`, or `time`",
    others: &[],
    bad: "CREATE TABLE t (id bigint PRIMARY KEY, opens timetz);",
    good: "CREATE TABLE t (id bigint PRIMARY KEY, opens time);",
    check: Check::Column(check),
};

fn check(column: &ColumnContext<'_>) -> Option<String> {
    let zoned = column.sql_type.starts_with("time")
        && !column.sql_type.starts_with("timestamp")
        && column.sql_type.contains("with time zone");
    zoned.then(|| format!("{} is {}", column.name, column.sql_type))
}
