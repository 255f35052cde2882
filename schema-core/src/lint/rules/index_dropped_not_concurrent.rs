//! Dropping an index waits for all who use the table, and whoever comes later waits behind it.

use super::super::{Check, Level, Rule, StatementContext};
use crate::ident::Qualified;
use crate::sql::Shape;

pub(super) const RULE: Rule = Rule {
    id: "index_dropped_not_concurrent",
    level: Level::Warn,
    why: "dropping an index waits for all who use the table, and whoever comes later waits behind it",
    help: "write `DROP INDEX CONCURRENTLY`, in a file that begins with `-- no-transaction`",
    others: &["require-concurrent-index-deletion", "PG102", "remove_index"],
    bad: "DROP INDEX t_n_idx;",
    good: "-- no-transaction\nDROP INDEX CONCURRENTLY t_n_idx;",
    check: Check::Statement(check),
};

fn check(context: &StatementContext<'_>) -> Vec<String> {
    let Shape::Drop { kind, names, concurrently: false, .. } = context.shape else { return Vec::new() };
    let is_new = |name: &Qualified| {
        context
            .world
            .indexes
            .get(name)
            .is_some_and(|index| context.world.relations.get(&index.table).is_some_and(|table| table.is_new))
    };
    let found = names.iter().map(|name| name.qualified()).filter(|name| kind == "index" && !is_new(name));
    found.map(|name| format!("{name} is dropped under ACCESS EXCLUSIVE on its table")).collect()
}
