//! `CONCURRENTLY` fails in a transaction, and a migration runs in one.

use super::super::{Check, Level, Rule, StatementContext};

pub(super) const RULE: Rule = Rule {
    id: "concurrently_in_transaction",
    level: Level::Deny,
    why: "`CONCURRENTLY` fails in a transaction, and a migration runs in one",
    help: "write `-- no-transaction` as the first line of the file",
    others: &["ban-concurrent-index-creation-in-transaction", "PG103", "add_index"],
    bad: "CREATE INDEX CONCURRENTLY t_n_idx ON t (n);",
    good: "-- no-transaction\nCREATE INDEX CONCURRENTLY t_n_idx ON t (n);",
    check: Check::Statement(check),
};

fn check(context: &StatementContext<'_>) -> Vec<String> {
    let fails = context.effects.outside_transaction && !context.file.no_transaction;
    fails.then(|| "it cannot run in a transaction".to_owned()).into_iter().collect()
}
