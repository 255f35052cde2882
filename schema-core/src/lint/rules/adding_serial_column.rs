//! A new serial or identity column writes the whole table anew while nobody reads or writes it.

use super::super::{Check, Level, Rule, StatementContext};
use crate::sql::Action;

pub(super) const RULE: Rule = Rule {
    id: "adding_serial_column",
    level: Level::Warn,
    why: "a new serial or identity column writes the whole table anew while nobody reads or writes it",
    help: "make a sequence, add the column nullable, set its default, and fill it in batches",
    others: &["adding-serial-primary-key-field", "add_column_auto_incrementing"],
    bad: "ALTER TABLE t ADD COLUMN n bigint GENERATED ALWAYS AS IDENTITY;",
    good: "ALTER TABLE t ADD COLUMN n bigint;",
    check: Check::Statement(check),
};

fn check(context: &StatementContext<'_>) -> Vec<String> {
    let found = context.actions().filter(
        |(_, action)| matches!(action, Action::AddColumn { column, .. } if column.identity || column.is_serial()),
    );
    found.map(|(table, _)| format!("{table} is written anew under ACCESS EXCLUSIVE")).collect()
}
