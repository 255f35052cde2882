//! `unvalidated_constraint`: a constraint that stays NOT VALID says nothing of the rows that were there before.

use super::super::{Check, Level, Rule};
use crate::effect::World;
use crate::ident::Qualified;

pub(super) const RULE: Rule = Rule {
    id: "unvalidated_constraint",
    level: Level::Warn,
    why: "a constraint that stays NOT VALID says nothing of the rows that were there before, and the planner does not count on it",
    help: "write a migration with `VALIDATE CONSTRAINT`",
    others: &[],
    bad: "CREATE TABLE t (id bigint PRIMARY KEY);\nALTER TABLE t ADD CONSTRAINT c CHECK (id > 0) NOT VALID;",
    good: "CREATE TABLE t (id bigint PRIMARY KEY);\nALTER TABLE t ADD CONSTRAINT c CHECK (id > 0) NOT VALID;\nALTER TABLE t VALIDATE CONSTRAINT c;",
    check: Check::Table(check),
};

fn check(table: &Qualified, world: &World) -> Vec<String> {
    let constraints = world.relations.get(table).into_iter().flat_map(|relation| &relation.constraints);
    let found = constraints.filter(|(_, constraint)| !constraint.is_valid);
    found.map(|(name, _)| format!("{name} was never validated")).collect()
}
