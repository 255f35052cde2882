//! All rows are lost.

use super::super::{Check, Level, Rule, StatementContext};
use crate::sql::Shape;

pub(super) const RULE: Rule = Rule {
    id: "truncating",
    level: Level::Warn,
    why: "all rows are lost",
    help: "write `DELETE` with the rows that are meant",
    others: &["ban-truncate-cascade", "DS104"],
    bad: "TRUNCATE t;",
    good: "DELETE FROM t WHERE old;",
    check: Check::Statement(check),
};

fn check(context: &StatementContext<'_>) -> Vec<String> {
    let Shape::Truncate { tables, cascade } = context.shape else { return Vec::new() };
    let found = tables.iter().filter(|table| context.is_old(table));
    let more = if *cascade { ", and of all tables that refer to it" } else { "" };
    found.map(|table| format!("the rows of {} are lost{more}", table.qualified())).collect()
}
