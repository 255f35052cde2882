//! Setting NOT NULL reads the whole table while nobody reads or writes it, and fails where there is a NULL.

use super::super::{Check, Level, Rule, StatementContext};
use crate::sql::Action;

pub(super) const RULE: Rule = Rule {
    id: "setting_not_null",
    level: Level::Warn,
    why: "setting NOT NULL reads the whole table while nobody reads or writes it, and fails where there is a NULL",
    help: "add `CHECK (column IS NOT NULL) NOT VALID`, validate it in a later migration, then set NOT NULL, and drop the check",
    others: &["adding-not-nullable-field", "MF104", "change_column_null"],
    bad: "CREATE TABLE t (n integer);\n-- next file\nALTER TABLE t ALTER COLUMN n SET NOT NULL;",
    good: "CREATE TABLE t (n integer, CONSTRAINT n_is_there CHECK (n IS NOT NULL));\n-- next file\nALTER TABLE t ALTER COLUMN n SET NOT NULL;",
    check: Check::Statement(check),
};

fn check(context: &StatementContext<'_>) -> Vec<String> {
    let sets = context.actions().filter(|(_, action)| matches!(action, Action::SetNotNull(_)));
    let found = sets.filter(|(table, _)| context.effects.scans.contains(table));
    found.map(|(table, _)| format!("all rows of {table} are read under ACCESS EXCLUSIVE")).collect()
}
