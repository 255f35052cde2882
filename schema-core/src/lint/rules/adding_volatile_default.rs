//! A new column whose default differs from row to row writes the whole table anew while nobody reads or writes it.

use super::super::{Check, Level, Rule, StatementContext};
use crate::sql::Action;

pub(super) const RULE: Rule = Rule {
    id: "adding_volatile_default",
    level: Level::Warn,
    why: "a new column whose default differs from row to row writes the whole table anew while nobody reads or writes it",
    help: "add the column without the default, set the default, and fill the old rows in batches",
    others: &["adding-field-with-default", "add_column_default"],
    bad: "ALTER TABLE t ADD COLUMN token uuid DEFAULT gen_random_uuid();",
    good: "ALTER TABLE t ADD COLUMN made timestamptz DEFAULT now();",
    check: Check::Statement(check),
};

fn check(context: &StatementContext<'_>) -> Vec<String> {
    let found = context.actions().filter_map(|(table, action)| match action {
        Action::AddColumn { column, .. } => {
            let default = column.default.as_deref()?;
            crate::effect::is_volatile(default, context.world)
                .then(|| format!("{table} is written anew under ACCESS EXCLUSIVE"))
        }
        _ => None,
    });
    found.collect()
}
