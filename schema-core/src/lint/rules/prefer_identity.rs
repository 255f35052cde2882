//! `prefer_identity`: a `serial` column's sequence has rights and an owner of its own.

use super::super::{Check, ColumnContext, Level, Rule};

pub(super) const RULE: Rule = Rule {
    id: "prefer_identity",
    level: Level::Warn,
    why: "a `serial` column's sequence has rights and an owner of its own, and nothing keeps its numbers from being written by hand",
    help: "write `bigint GENERATED ALWAYS AS IDENTITY`",
    others: &["prefer-identity"],
    bad: "CREATE TABLE t (id bigserial PRIMARY KEY);",
    good: "CREATE TABLE t (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY);",
    check: Check::Column(check),
};

fn check(column: &ColumnContext<'_>) -> Option<String> {
    crate::sql::column::is_serial(column.sql_type).then(|| format!("{} is {}", column.name, column.sql_type))
}
