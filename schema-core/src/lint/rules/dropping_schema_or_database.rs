//! All that is in it is lost.

use super::super::{Check, Level, Rule, StatementContext};
use crate::sql::Shape;

pub(super) const RULE: Rule = Rule {
    id: "dropping_schema_or_database",
    level: Level::Deny,
    why: "all that is in it is lost",
    help: "drop its tables one by one, in migrations that say so",
    others: &["ban-drop-database", "DS101"],
    bad: "DROP SCHEMA old CASCADE;",
    good: "DROP TABLE old.t;",
    check: Check::Statement(check),
};

fn check(context: &StatementContext<'_>) -> Vec<String> {
    let Shape::Drop { kind, names, .. } = context.shape else { return Vec::new() };
    let found = names.iter().filter(|_| kind == "database" || kind == "schema");
    found.map(|name| format!("all of {kind} {} is lost", name.name)).collect()
}
