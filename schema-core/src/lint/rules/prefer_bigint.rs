//! `integer` ends at 2,147,483,647, and a change of type writes the table anew.

use super::super::{Check, ColumnContext, Level, Rule};

pub(super) const RULE: Rule = Rule {
    id: "prefer_bigint",
    level: Level::Off,
    why: "`integer` ends at 2,147,483,647, and a change of type writes the table anew",
    help: "write `bigint`",
    others: &["prefer-big-int", "prefer-bigint-over-int", "prefer-bigint-over-smallint"],
    bad: "CREATE TABLE t (id bigint PRIMARY KEY, n integer);",
    good: "CREATE TABLE t (id bigint PRIMARY KEY, n bigint);",
    check: Check::Column(check),
};

fn check(column: &ColumnContext<'_>) -> Option<String> {
    let small = ["integer", "smallint", "serial", "smallserial", "serial2", "serial4"].contains(&column.sql_type);
    small.then(|| format!("{} is {}", column.name, column.sql_type))
}
