//! While an index is built, nobody writes the table.

use super::super::{Check, Level, Rule, StatementContext};
use crate::sql::Shape;

pub(super) const RULE: Rule = Rule {
    id: "index_not_concurrent",
    level: Level::Warn,
    why: "while an index is built, nobody writes the table",
    help: "write `CREATE INDEX CONCURRENTLY`, in a file that begins with `-- no-transaction`",
    others: &["require-concurrent-index-creation", "PG101", "add_index"],
    bad: "CREATE INDEX t_n_idx ON t (n);",
    good: "-- no-transaction\nCREATE INDEX CONCURRENTLY t_n_idx ON t (n);",
    check: Check::Statement(check),
};

fn check(context: &StatementContext<'_>) -> Vec<String> {
    let Shape::CreateIndex(index) = context.shape else { return Vec::new() };
    let waits = !index.concurrently && !index.only && context.is_old(&index.table);
    waits.then(|| format!("nobody writes {} meanwhile", index.table.qualified())).into_iter().collect()
}
