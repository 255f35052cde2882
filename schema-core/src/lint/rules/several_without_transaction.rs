//! The statements of a file without a transaction are sent as one, in which PostgreSQL runs no `CONCURRENTLY`.

use super::super::{Check, Level, Rule, StatementContext};

pub(super) const RULE: Rule = Rule {
    id: "several_without_transaction",
    level: Level::Deny,
    why: "the statements of a file without a transaction are sent as one, in which PostgreSQL runs no `CONCURRENTLY`",
    help: "give the statement a file of its own",
    others: &[],
    bad: "-- no-transaction\nSET lock_timeout = '2s';\nCREATE INDEX CONCURRENTLY t_n_idx ON t (n);",
    good: "-- no-transaction\nCREATE INDEX CONCURRENTLY t_n_idx ON t (n);",
    check: Check::Statement(check),
};

fn check(context: &StatementContext<'_>) -> Vec<String> {
    let fails = context.effects.outside_transaction && context.file.no_transaction && context.file.statements > 1;
    fails.then(|| "it stands beside other statements".to_owned()).into_iter().collect()
}
