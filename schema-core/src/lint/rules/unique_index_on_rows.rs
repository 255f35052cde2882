//! A unique index fails where rows are alike; built `CONCURRENTLY`, it stays behind as an invalid one.

use super::super::{Check, Level, Rule, StatementContext};
use crate::sql::Shape;

pub(super) const RULE: Rule = Rule {
    id: "unique_index_on_rows",
    level: Level::Warn,
    why: "a unique index fails where rows are alike; built `CONCURRENTLY`, it stays behind as an invalid one",
    help: "look for such rows first: `migrate --dry-run` counts them where `generate` wrote the file",
    others: &["MF101", "MF102"],
    bad: "-- no-transaction\nCREATE UNIQUE INDEX CONCURRENTLY t_n_key ON t (n);",
    good: "-- no-transaction\nCREATE INDEX CONCURRENTLY t_n_idx ON t (n);",
    check: Check::Statement(check),
};

fn check(context: &StatementContext<'_>) -> Vec<String> {
    let Shape::CreateIndex(index) = context.shape else { return Vec::new() };
    let fails = index.unique && !index.only && context.is_old(&index.table);
    fails.then(|| format!("it fails where rows of {} are alike", index.table.qualified())).into_iter().collect()
}
