//! A type that takes less refuses rows that are there, and rows that code of the old version writes.

use super::super::{Check, Level, Rule, StatementContext};
use crate::sql::Action;

pub(super) const RULE: Rule = Rule {
    id: "narrowing_type",
    level: Level::Warn,
    why: "a type that takes less refuses rows that are there, and rows that code of the old version writes",
    help: "add a CHECK for the new limit, `NOT VALID`, and change the type when no row breaks it",
    others: &["MF104", "PG303"],
    bad: "CREATE TABLE t (name varchar(100));\n-- next file\nALTER TABLE t ALTER COLUMN name TYPE varchar(50);",
    good: "CREATE TABLE t (name varchar(50));\n-- next file\nALTER TABLE t ALTER COLUMN name TYPE varchar(100);",
    check: Check::Statement(check),
};

fn check(context: &StatementContext<'_>) -> Vec<String> {
    let found = context.actions().filter_map(|(table, action)| match action {
        Action::SetType { column, to, .. } => {
            let from = &context.world.column(&table, column)?.sql_type;
            (!crate::effect::is_widening(from, to)).then(|| format!("not every {from} is a {to}"))
        }
        _ => None,
    });
    found.collect()
}
