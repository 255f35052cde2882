//! A migration runs in a transaction, which such a statement ends or starts anew: what fails later is half applied.

use super::super::{Check, Level, Rule, StatementContext};
use crate::sql::Shape;

pub(super) const RULE: Rule = Rule {
    id: "transaction_nesting",
    level: Level::Deny,
    why: "a migration runs in a transaction, which such a statement ends or starts anew: what fails later is half applied",
    help: "leave it out; a file that begins with `-- no-transaction` runs without a transaction",
    others: &["transaction-nesting", "ban-uncommitted-transaction"],
    bad: "BEGIN;\nALTER TABLE t ADD COLUMN n integer;\nCOMMIT;",
    good: "ALTER TABLE t ADD COLUMN n integer;",
    check: Check::Statement(check),
};

fn check(context: &StatementContext<'_>) -> Vec<String> {
    let Shape::Transaction { verb } = context.shape else { return Vec::new() };
    let points = ["savepoint", "release", "prepare"].contains(&verb.as_str());
    let back_to_point = context.sql.to_lowercase().split_whitespace().any(|word| word == "to");
    if points || back_to_point { Vec::new() } else { vec![format!("`{}` in a migration", verb.to_uppercase())] }
}
