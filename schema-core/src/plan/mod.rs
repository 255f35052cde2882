//! The statements that carry changes out, in an order that works.

mod between_tables;
mod evaluation;
mod foreseen;
mod node;
mod order;
mod replacement;

pub use crate::statement::{Effects, Hazard, LockMode, Manner, Statement};

use crate::diff::Changes;
use crate::effect;
use crate::error::Result;
use crate::kind::Id;
use crate::rename::Renames;
pub(crate) use foreseen::Foreseen;

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
    corrected(changes, |_, _| ())
}

/// The plan, of whose statements more is known than the schemas tell.
///
/// # Errors
/// As [`plan`].
pub(crate) fn corrected(changes: &Changes<'_>, correct: impl Fn(&Id, &mut Statement)) -> Result<Plan> {
    let mut statements = changes.renames.statements();
    let (before, after, renames, using) = (changes.before, changes.after, &changes.renames, &changes.using);
    let foreseen = Foreseen { before, after, renames, using, beside: &Renames::default() };
    for (id, mut step) in steps(changes)? {
        step.iter_mut().for_each(|statement| correct(&id, statement));
        foreseen.ask(Some(&id), &mut step);
        statements.extend(step);
    }
    effect::annotate(&mut statements, changes.before);
    Ok(Plan { statements })
}

/// The steps of the plan without its renames, in order, each with the object that it is about.
///
/// # Errors
/// A cycle among the statements, which is a defect of this crate.
pub(crate) fn steps(changes: &Changes<'_>) -> Result<Vec<(Id, Vec<Statement>)>> {
    let actions = replacement::resolve(changes);
    let mut nodes = node::nodes(changes, &actions, node::ForeignKeys::GoWithTheirTable);
    let order = match order::sort(&nodes, changes, &actions) {
        Ok(order) => order,
        // Tables that refer to each other in a circle are dropped only after their foreign keys.
        Err(_) => {
            nodes = node::nodes(changes, &actions, node::ForeignKeys::GoFirst);
            order::sort(&nodes, changes, &actions)?
        }
    };
    let step = |at: usize| (nodes[at].id.clone(), nodes[at].statements(changes, &actions));
    Ok(order.into_iter().map(step).collect())
}
