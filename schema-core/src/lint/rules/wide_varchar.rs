//! A limit so wide keeps nothing out, and still costs a change of type when it is met.

use super::super::{Check, ColumnContext, Level, Rule};

pub(super) const RULE: Rule = Rule {
    id: "wide_varchar",
    level: Level::Warn,
    why: "a limit so wide keeps nothing out, and still costs a change of type when it is met",
    help: "write `text`, or the limit that is meant",
    others: &[],
    bad: "CREATE TABLE t (id bigint PRIMARY KEY, name varchar(5000));",
    good: "CREATE TABLE t (id bigint PRIMARY KEY, name varchar(255));",
    check: Check::Column(check),
};

fn check(column: &ColumnContext<'_>) -> Option<String> {
    let limit = column.sql_type.strip_prefix("character varying(").and_then(|rest| rest.split(')').next());
    let wide = limit.and_then(|limit| limit.parse::<u32>().ok()).is_some_and(|limit| limit > 1000);
    wide.then(|| format!("{} is {}", column.name, column.sql_type))
}
