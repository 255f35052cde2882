//! The statements that carry changes out, in an order that works.

use crate::diff::Changes;
use crate::error::Result;

/// Ordered statements.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// The statements, in order.
    pub statements: Vec<Statement>,
}

/// One statement and what it does to a database in use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// The statement, without the final semicolon.
    pub sql: String,
    /// What the statement may do to existing rows.
    pub hazards: Vec<Hazard>,
}

/// What a statement may do to existing rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hazard {
    /// Data is lost, and the inverse cannot bring it back.
    LosesData(String),
    /// The statement fails where rows do not fit.
    FailsOnRows(String),
}

/// Orders the statements for `changes`.
///
/// # Errors
/// A cycle among the statements, which is a defect of this crate.
pub fn plan(_changes: &Changes) -> Result<Plan> {
    Ok(Plan::default())
}
