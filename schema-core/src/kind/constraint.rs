//! The statements that constraints of all kinds share.

use crate::ident::Member;
use crate::statement::Statement;

/// The statement that adds a constraint to a table.
pub(super) fn add_constraint(name: &Member, definition: &str) -> Statement {
    Statement::new(format!("ALTER TABLE {}\n    ADD CONSTRAINT {} {definition}", name.table, name.name))
}

/// The statement that drops a constraint.
pub(super) fn drop_constraint(name: &Member) -> Vec<Statement> {
    vec![Statement::new(format!("ALTER TABLE {} DROP CONSTRAINT {}", name.table, name.name))]
}

/// The statement that renames a constraint.
pub(super) fn rename_constraint(from: &Member, to: &Member) -> Vec<Statement> {
    vec![Statement::new(format!("ALTER TABLE {} RENAME CONSTRAINT {} TO {}", to.table, from.name, to.name))]
}

/// The statement that checks the rows of a constraint that is not valid yet.
pub(super) fn validate(name: &Member) -> Statement {
    let validate = format!("ALTER TABLE {} VALIDATE CONSTRAINT {}", name.table, name.name);
    Statement::new(validate).fails_if(format!("a row of {} does not satisfy {}", name.table, name.name))
}

/// A constraint as `COMMENT ON` names it.
pub(super) fn constraint_name(name: &Member) -> String {
    format!("CONSTRAINT {} ON {}", name.name, name.table)
}
