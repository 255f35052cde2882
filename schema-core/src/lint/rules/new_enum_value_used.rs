//! A value that is added to an enum cannot be used before the transaction ends.

use super::super::{Check, Level, Rule, StatementContext};
use crate::sql::Shape;

pub(super) const RULE: Rule = Rule {
    id: "new_enum_value_used",
    level: Level::Warn,
    why: "a value that is added to an enum cannot be used before the transaction ends",
    help: "use it in a later migration",
    others: &["PG305"],
    bad: "ALTER TYPE mood ADD VALUE 'glad';\nINSERT INTO t VALUES ('glad');",
    good: "ALTER TYPE mood ADD VALUE 'glad';",
    check: Check::Statement(check),
};

fn check(context: &StatementContext<'_>) -> Vec<String> {
    let added = context.above.iter().any(|shape| matches!(shape, Shape::AddValue { .. }));
    let writes = matches!(context.shape, Shape::Write { .. });
    (added && writes && !context.file.no_transaction)
        .then(|| "a value of an enum was added above".to_owned())
        .into_iter()
        .collect()
}
