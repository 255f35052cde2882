//! While a materialized view is refreshed, nobody reads it.

use super::super::{Check, Level, Rule, StatementContext};
use crate::sql::Shape;

pub(super) const RULE: Rule = Rule {
    id: "refresh_not_concurrent",
    level: Level::Warn,
    why: "while a materialized view is refreshed, nobody reads it",
    help: "give it a unique index, and write `REFRESH MATERIALIZED VIEW CONCURRENTLY`",
    others: &["PG306"],
    bad: "REFRESH MATERIALIZED VIEW v;",
    good: "REFRESH MATERIALIZED VIEW CONCURRENTLY v;",
    check: Check::Statement(check),
};

fn check(context: &StatementContext<'_>) -> Vec<String> {
    let Shape::Refresh { view, concurrently: false } = context.shape else { return Vec::new() };
    if context.is_old(view) { vec![format!("nobody reads {} meanwhile", view.qualified())] } else { Vec::new() }
}
