//! An enum of one value, or of two that say yes and no, says what a boolean or nothing says.

use super::super::{Check, Level, Rule, StatementContext};
use crate::sql::Shape;

pub(super) const RULE: Rule = Rule {
    id: "enum_of_few_values",
    level: Level::Warn,
    why: "an enum of one value, or of two that say yes and no, says what a boolean or nothing says",
    help: "write `boolean`, or a CHECK that is easier to change",
    others: &[],
    bad: "CREATE TYPE answer AS ENUM ('yes', 'no');",
    good: "CREATE TYPE answer AS ENUM ('yes', 'no', 'unknown');",
    check: Check::Statement(check),
};

fn check(context: &StatementContext<'_>) -> Vec<String> {
    let Shape::Create { kind, rest, .. } = context.shape else { return Vec::new() };
    let words = schema_sql::tokens(rest).unwrap_or_default();
    let is_enum = kind == "type"
        && words.first().is_some_and(|word| word.is_word("as"))
        && words.get(1).is_some_and(|word| word.is_word("enum"));
    let values: Vec<String> = words
        .iter()
        .filter(|word| word.kind == schema_sql::Kind::Text)
        .map(|word| word.text.trim_matches('\'').to_lowercase())
        .collect();
    let yes_and_no = values.len() == 2
        && values.iter().all(|value| ["yes", "no", "true", "false", "on", "off"].contains(&value.as_str()));
    (is_enum && (values.len() < 2 || yes_and_no)).then(|| format!("{} values", values.len())).into_iter().collect()
}
