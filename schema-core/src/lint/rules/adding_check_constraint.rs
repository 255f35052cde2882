//! A new CHECK reads the whole table while nobody reads or writes it, and fails where a row breaks it.

use super::super::{Check, Level, Rule, StatementContext};
use crate::sql::Rule as Demand;

pub(super) const RULE: Rule = Rule {
    id: "adding_check_constraint",
    level: Level::Warn,
    why: "a new CHECK reads the whole table while nobody reads or writes it, and fails where a row breaks it",
    help: "add it `NOT VALID`, and in a later migration `VALIDATE CONSTRAINT`, which keeps nobody waiting",
    others: &["constraint-missing-not-valid", "add_check_constraint"],
    bad: "ALTER TABLE t ADD CONSTRAINT positive CHECK (n > 0);",
    good: "ALTER TABLE t ADD CONSTRAINT positive CHECK (n > 0) NOT VALID;",
    check: Check::Statement(check),
};

fn check(context: &StatementContext<'_>) -> Vec<String> {
    let checks =
        context.constraints().into_iter().filter(|(_, constraint)| matches!(constraint.rule, Demand::Check(_)));
    let found = checks.filter(|(_, constraint)| !constraint.not_valid);
    found.map(|(table, _)| format!("all rows of {table} are checked under ACCESS EXCLUSIVE")).collect()
}
