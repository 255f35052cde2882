//! A limit of `varchar` costs a change of type where it turns out too small.

use super::super::{Check, ColumnContext, Level, Rule};

pub(super) const RULE: Rule = Rule {
    id: "prefer_text",
    level: Level::Off,
    why: "a limit of `varchar` costs a change of type where it turns out too small",
    help: "write `text`, with a CHECK where the length matters",
    others: &["prefer-text-field"],
    bad: "CREATE TABLE t (id bigint PRIMARY KEY, name varchar(100));",
    good: "CREATE TABLE t (id bigint PRIMARY KEY, name text);",
    check: Check::Column(check),
};

fn check(column: &ColumnContext<'_>) -> Option<String> {
    column.sql_type.starts_with("character varying(").then(|| format!("{} is {}", column.name, column.sql_type))
}
