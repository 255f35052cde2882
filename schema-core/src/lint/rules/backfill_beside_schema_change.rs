//! Rows that are written in the transaction that changes the table keep its lock until they all are written.

use super::super::{Check, Level, Rule, StatementContext};
use crate::sql::Shape;

pub(super) const RULE: Rule = Rule {
    id: "backfill_beside_schema_change",
    level: Level::Warn,
    why: "rows that are written in the transaction that changes the table keep its lock until they all are written",
    help: "write the rows in a migration of their own, in batches",
    others: &["backfill_data"],
    bad: "ALTER TABLE t ADD COLUMN n integer;\nUPDATE t SET n = 0 WHERE n IS NULL;",
    good: "UPDATE t SET n = 0 WHERE n IS NULL;",
    check: Check::Statement(check),
};

fn check(context: &StatementContext<'_>) -> Vec<String> {
    let Shape::Write { verb, table: Some(table) } = context.shape else { return Vec::new() };
    let changed = context
        .above
        .iter()
        .any(|shape| matches!(shape, Shape::Alter { name, .. } if name.qualified() == table.qualified()));
    let writes = ["update", "delete"].contains(&verb.as_str());
    let found = writes && changed && context.is_old(table) && !context.file.no_transaction;
    found.then(|| format!("{} stays locked by the statements above", table.qualified())).into_iter().collect()
}
