//! A file without a transaction that stops half way cannot be run again, where its statements refuse what is there.

use super::super::{Check, Level, Rule, StatementContext};
use crate::sql::Shape;

pub(super) const RULE: Rule = Rule {
    id: "robust_statements",
    level: Level::Off,
    why: "a file without a transaction that stops half way cannot be run again, where its statements refuse what is there",
    help: "write `IF NOT EXISTS` or `IF EXISTS`",
    others: &["prefer-robust-stmts"],
    bad: "-- no-transaction\nCREATE INDEX CONCURRENTLY t_n_idx ON t (n);",
    good: "-- no-transaction\nCREATE INDEX CONCURRENTLY IF NOT EXISTS t_n_idx ON t (n);",
    check: Check::Statement(check),
};

fn check(context: &StatementContext<'_>) -> Vec<String> {
    let refuses = match context.shape {
        Shape::CreateTable(table) => !table.if_not_exists,
        Shape::CreateIndex(index) => !index.if_not_exists,
        Shape::Create { or_replace, if_not_exists, kind, .. } => {
            !or_replace && !if_not_exists && !kind.starts_with("alter")
        }
        Shape::Drop { if_exists, .. } => !if_exists,
        _ => false,
    };
    (refuses && context.file.no_transaction).then(|| "it fails when it is run again".to_owned()).into_iter().collect()
}
