//! `security_definer_without_path`: a function with the rights of its owner finds names where its caller says.

use super::super::{Check, Level, Rule, StatementContext};
use crate::sql::Shape;

pub(super) const RULE: Rule = Rule {
    id: "security_definer_without_path",
    level: Level::Warn,
    why: "a function with the rights of its owner finds names where its caller says, and can be made to call what the caller made",
    help: "write `SET search_path = ''` in the function, and schemas in front of names",
    others: &[],
    bad: "CREATE FUNCTION f() RETURNS integer LANGUAGE sql SECURITY DEFINER AS 'SELECT 1';",
    good: "CREATE FUNCTION f() RETURNS integer LANGUAGE sql SECURITY DEFINER SET search_path = '' AS 'SELECT 1';",
    check: Check::Statement(check),
};

fn check(context: &StatementContext<'_>) -> Vec<String> {
    let Shape::Create { kind, rest, .. } = context.shape else { return Vec::new() };
    let words = schema_sql::tokens(rest).unwrap_or_default();
    let is = |word: &str| words.iter().any(|token| token.is_word(word));
    let open =
        ["function", "procedure"].contains(&kind.as_str()) && is("security") && is("definer") && !is("search_path");
    open.then(|| "it runs with the rights of its owner, and its names are found where the caller says".to_owned())
        .into_iter()
        .collect()
}
