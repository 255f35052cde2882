//! `money` depends on the server's locale and has no currency.

use super::super::{Check, ColumnContext, Level, Rule};

pub(super) const RULE: Rule = Rule {
    id: "money_column",
    level: Level::Warn,
    why: "`money` depends on the server's locale and has no currency",
    help: "write `numeric`, or whole cents as `bigint`",
    others: &[],
    bad: "CREATE TABLE t (id bigint PRIMARY KEY, price money);",
    good: "CREATE TABLE t (id bigint PRIMARY KEY, price numeric(12, 2));",
    check: Check::Column(check),
};

fn check(column: &ColumnContext<'_>) -> Option<String> {
    (column.sql_type == "money").then(|| format!("{} is money", column.name))
}
