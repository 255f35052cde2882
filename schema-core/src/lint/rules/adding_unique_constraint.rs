//! `adding_unique_constraint`: a new UNIQUE or PRIMARY KEY builds its index while nobody reads or writes the table.

use super::super::{Check, Level, Rule, StatementContext};
use crate::sql::Rule as Demand;

pub(super) const RULE: Rule = Rule {
    id: "adding_unique_constraint",
    level: Level::Warn,
    why: "a new UNIQUE or PRIMARY KEY builds its index while nobody reads or writes the table, and fails where rows are alike",
    help: "build the index `CONCURRENTLY` in a migration of its own, and add the constraint `USING INDEX`",
    others: &[
        "disallow-unique-constraint",
        "adding-serial-primary-key-field",
        "add_unique_constraint",
        "MF101",
        "PG104",
        "PG105",
    ],
    bad: "ALTER TABLE t ADD CONSTRAINT t_name_key UNIQUE (name);",
    good: "ALTER TABLE t ADD CONSTRAINT t_name_key UNIQUE USING INDEX t_name_key;",
    check: Check::Statement(check),
};

fn check(context: &StatementContext<'_>) -> Vec<String> {
    let keys = |demand: &Demand| matches!(demand, Demand::Unique(_, None) | Demand::PrimaryKey(_, None));
    let found = context.constraints().into_iter().filter(|(_, constraint)| keys(&constraint.rule));
    found.map(|(table, _)| format!("the index is built under ACCESS EXCLUSIVE on {table}")).collect()
}
