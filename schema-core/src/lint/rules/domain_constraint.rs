//! A constraint that comes to a domain reads all tables with values of it while nobody writes them.

use super::super::{Check, Level, Rule, StatementContext};
use crate::sql::{Action, Shape};

pub(super) const RULE: Rule = Rule {
    id: "domain_constraint",
    level: Level::Warn,
    why: "a constraint that comes to a domain reads all tables with values of it while nobody writes them",
    help: "add it `NOT VALID`, and validate it later",
    others: &["ban-alter-domain-with-add-constraint"],
    bad: "ALTER DOMAIN age ADD CONSTRAINT old CHECK (VALUE > 17);",
    good: "ALTER DOMAIN age ADD CONSTRAINT old CHECK (VALUE > 17) NOT VALID;",
    check: Check::Statement(check),
};

fn check(context: &StatementContext<'_>) -> Vec<String> {
    let Shape::Alter { kind, name, actions, .. } = context.shape else { return Vec::new() };
    let adds = |action: &Action| match action {
        Action::AddConstraint(constraint) => !constraint.not_valid,
        Action::SetNotNull(_) => true,
        _ => false,
    };
    let found = actions.iter().filter(|placed| kind == "domain" && adds(&placed.action));
    found.map(|_| format!("all tables with values of {} are read", name.qualified())).collect()
}
