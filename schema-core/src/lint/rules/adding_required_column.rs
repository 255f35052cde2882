//! `adding_required_column`: a new column that is NOT NULL and has no default fails where the table has a row.

use super::super::{Check, Level, Rule, StatementContext};
use crate::sql::Action;

pub(super) const RULE: Rule = Rule {
    id: "adding_required_column",
    level: Level::Deny,
    why: "a new column that is NOT NULL and has no default fails where the table has a row, and code of the old version cannot insert any more",
    help: "give it a default, or add it nullable, fill it, and set NOT NULL later",
    others: &["adding-required-field", "adding-not-nullable-field", "MF103", "add_column"],
    bad: "ALTER TABLE t ADD COLUMN name text NOT NULL;",
    good: "ALTER TABLE t ADD COLUMN name text NOT NULL DEFAULT '';",
    check: Check::Statement(check),
};

fn check(context: &StatementContext<'_>) -> Vec<String> {
    let found = context.actions().filter_map(|(table, action)| match action {
        Action::AddColumn { column, .. } => {
            let required = column.not_null || column.is_primary_key();
            (required && !column.is_filled()).then(|| format!("rows of {table} have no value for {}", column.name))
        }
        _ => None,
    });
    found.collect()
}
