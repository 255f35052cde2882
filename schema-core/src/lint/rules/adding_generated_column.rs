//! A stored generated column writes the whole table anew while nobody reads or writes it.

use super::super::{Check, Level, Rule, StatementContext};
use crate::sql::{Action, Generated};

pub(super) const RULE: Rule = Rule {
    id: "adding_generated_column",
    level: Level::Warn,
    why: "a stored generated column writes the whole table anew while nobody reads or writes it",
    help: "add a plain column, fill it in batches, and keep it filled by a trigger",
    others: &["add_column_generated_stored", "adding-field-with-default"],
    bad: "ALTER TABLE t ADD COLUMN twice integer GENERATED ALWAYS AS (n * 2) STORED;",
    good: "ALTER TABLE t ADD COLUMN twice integer;",
    check: Check::Statement(check),
};

fn check(context: &StatementContext<'_>) -> Vec<String> {
    let found = context.actions().filter(
        |(_, action)| matches!(action, Action::AddColumn { column, .. } if column.generated == Some(Generated::Stored)),
    );
    found.map(|(table, _)| format!("{table} is written anew under ACCESS EXCLUSIVE")).collect()
}
