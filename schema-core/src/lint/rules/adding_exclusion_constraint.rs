//! `adding_exclusion_constraint`: an exclusion constraint builds its index while nobody reads or writes the table.

use super::super::{Check, Level, Rule, StatementContext};
use crate::sql::Rule as Demand;

pub(super) const RULE: Rule = Rule {
    id: "adding_exclusion_constraint",
    level: Level::Warn,
    why: "an exclusion constraint builds its index while nobody reads or writes the table, and there is no other way to add it",
    help: "plan for the time it takes, or make a new table and move the rows over",
    others: &["add_exclusion_constraint"],
    bad: "ALTER TABLE t ADD CONSTRAINT apart EXCLUDE USING gist (span WITH &&);",
    good: "CREATE TABLE t (span tstzrange, EXCLUDE USING gist (span WITH &&));",
    check: Check::Statement(check),
};

fn check(context: &StatementContext<'_>) -> Vec<String> {
    let found =
        context.constraints().into_iter().filter(|(_, constraint)| matches!(constraint.rule, Demand::Exclude(_)));
    found.map(|(table, _)| format!("the index is built under ACCESS EXCLUSIVE on {table}")).collect()
}
