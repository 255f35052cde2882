//! An `integer` key ends at 2,147,483,647, and going over to `bigint` then takes the table and all that refer to it.

use super::super::{Check, ColumnContext, Level, Rule};

pub(super) const RULE: Rule = Rule {
    id: "small_primary_key",
    level: Level::Warn,
    why: "an `integer` key ends at 2,147,483,647, and going over to `bigint` then takes the table and all that refer to it",
    help: "write `bigint`",
    others: &["prefer-bigint-over-int"],
    bad: "CREATE TABLE t (id integer PRIMARY KEY);",
    good: "CREATE TABLE t (id bigint PRIMARY KEY);",
    check: Check::Column(check),
};

fn check(column: &ColumnContext<'_>) -> Option<String> {
    let small = ["integer", "smallint", "serial", "smallserial", "serial2", "serial4"].contains(&column.sql_type);
    (small && column.in_primary_key).then(|| format!("{} is {}", column.name, column.sql_type))
}
