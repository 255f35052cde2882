//! While an index is built anew, nobody writes the table.

use super::super::{Check, Level, Rule, StatementContext};
use crate::sql::Shape;

pub(super) const RULE: Rule = Rule {
    id: "reindex_not_concurrent",
    level: Level::Warn,
    why: "while an index is built anew, nobody writes the table",
    help: "write `REINDEX … CONCURRENTLY`, in a file that begins with `-- no-transaction`",
    others: &["require-concurrent-reindex"],
    bad: "REINDEX TABLE t;",
    good: "-- no-transaction\nREINDEX TABLE CONCURRENTLY t;",
    check: Check::Statement(check),
};

fn check(context: &StatementContext<'_>) -> Vec<String> {
    let waits = matches!(context.shape, Shape::Maintain { verb, concurrently: false, .. } if verb == "reindex");
    waits.then(|| "nobody writes the table meanwhile".to_owned()).into_iter().collect()
}
