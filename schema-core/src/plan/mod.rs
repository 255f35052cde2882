//! The statements that carry changes out, in an order that works.

mod node;
mod order;
mod replacement;

pub use crate::statement::{Hazard, Statement};

use crate::diff::Changes;
use crate::error::Result;

/// Ordered statements.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// The statements, in order.
    pub statements: Vec<Statement>,
}

/// Orders the statements for `changes`: renames, and then whatever the dependencies ask for.
///
/// # Errors
/// A cycle among the statements, which is a defect of this crate.
pub fn plan(changes: &Changes<'_>) -> Result<Plan> {
    let mut statements = changes.renames.statements();
    let actions = replacement::resolve(changes);
    let absorbing = node::nodes(changes, &actions, node::ForeignKeys::GoWithTheirTable);
    let ordered = match order::sort(&absorbing, changes, &actions) {
        Ok(order) => {
            order.into_iter().map(|at| &absorbing[at]).flat_map(|node| node.statements(changes, &actions)).collect()
        }
        // Tables that refer to each other in a circle are dropped only after their foreign keys.
        Err(_) => {
            let nodes = node::nodes(changes, &actions, node::ForeignKeys::GoFirst);
            let order = order::sort(&nodes, changes, &actions)?;
            order.into_iter().flat_map(|at| nodes[at].statements(changes, &actions)).collect::<Vec<_>>()
        }
    };
    statements.extend(ordered);
    Ok(Plan { statements })
}
