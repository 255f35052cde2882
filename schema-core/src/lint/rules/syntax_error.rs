//! PostgreSQL cannot read the statement.

use super::super::{Check, Level, Rule};

pub(super) const RULE: Rule = Rule {
    id: "syntax_error",
    level: Level::Deny,
    why: "PostgreSQL cannot read the statement",
    help: "write it as the manual says",
    others: &["syntax-error"],
    bad: "ALTER TABLE t ADD COLUMN n text DEFAULT 'a;",
    good: "ALTER TABLE t ADD COLUMN n text DEFAULT 'a';",
    check: Check::Text,
};
