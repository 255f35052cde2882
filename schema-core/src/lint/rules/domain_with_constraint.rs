//! What a domain refuses cannot be changed without reading all tables with values of it.

use super::super::{Check, Level, Rule, StatementContext};
use crate::sql::Shape;

pub(super) const RULE: Rule = Rule {
    id: "domain_with_constraint",
    level: Level::Off,
    why: "what a domain refuses cannot be changed without reading all tables with values of it",
    help: "write the CHECK at the tables",
    others: &["ban-create-domain-with-constraint"],
    bad: "CREATE DOMAIN age AS integer CHECK (VALUE > 17);",
    good: "CREATE DOMAIN age AS integer;",
    check: Check::Statement(check),
};

fn check(context: &StatementContext<'_>) -> Vec<String> {
    let Shape::Create { kind, rest, .. } = context.shape else { return Vec::new() };
    let words = schema_sql::tokens(rest).unwrap_or_default();
    let refuses = kind == "domain" && words.iter().any(|word| word.is_word("check"));
    refuses.then(|| "its CHECK is hard to change".to_owned()).into_iter().collect()
}
