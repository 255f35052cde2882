//! A comment that should allow something allows nothing.

use super::super::{Check, Level, Rule};

pub(super) const RULE: Rule = Rule {
    id: "wrong_allow",
    level: Level::Deny,
    why: "a comment that should allow something allows nothing",
    help: "write `-- lint: allow(rule, \"why\")` with a rule of this page and a reason",
    others: &[],
    bad: "-- lint: allow(dropping_colum)\nSELECT 1;",
    good: "-- lint: allow(dropping_column, \"nobody reads it\")\nSELECT 1;",
    check: Check::Text,
};
