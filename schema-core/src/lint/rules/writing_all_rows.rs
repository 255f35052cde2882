//! Without WHERE all rows are written or lost, in one long transaction.

use super::super::{Check, Level, Rule, StatementContext};
use crate::sql::Shape;

pub(super) const RULE: Rule = Rule {
    id: "writing_all_rows",
    level: Level::Warn,
    why: "without WHERE all rows are written or lost, in one long transaction",
    help: "write which rows are meant, and write many in batches",
    others: &["DS105", "ban-delete-without-where"],
    bad: "UPDATE t SET n = 0;",
    good: "UPDATE t SET n = 0 WHERE n IS NULL;",
    check: Check::Statement(check),
};

fn check(context: &StatementContext<'_>) -> Vec<String> {
    let Shape::Write { verb, table: Some(table) } = context.shape else { return Vec::new() };
    let words = schema_sql::tokens(context.sql).unwrap_or_default();
    let all = ["update", "delete"].contains(&verb.as_str()) && !words.iter().any(|word| word.is_word("where"));
    (all && context.is_old(table)).then(|| format!("all rows of {}", table.qualified())).into_iter().collect()
}
