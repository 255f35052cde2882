//! Values of an enum are compared and sorted in their order: without a place the new one comes last.

use super::super::{Check, Level, Rule, StatementContext};
use crate::sql::Shape;

pub(super) const RULE: Rule = Rule {
    id: "enum_value_without_place",
    level: Level::Off,
    why: "values of an enum are compared and sorted in their order, and without a place the new one comes last",
    help: "write `BEFORE` or `AFTER` behind the value",
    others: &["require-enum-value-ordering"],
    bad: "ALTER TYPE mood ADD VALUE 'glad';",
    good: "ALTER TYPE mood ADD VALUE 'glad' AFTER 'calm';",
    check: Check::Statement(check),
};

fn check(context: &StatementContext<'_>) -> Vec<String> {
    let Shape::AddValue { name } = context.shape else { return Vec::new() };
    let tokens = schema_sql::tokens(context.sql).unwrap_or_default();
    let placed = tokens.iter().any(|token| token.is_word("before") || token.is_word("after"));
    (!placed).then(|| format!("the value comes last in {}", name.qualified())).into_iter().collect()
}
