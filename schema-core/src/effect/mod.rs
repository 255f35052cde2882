//! What a statement does to a database in use: which locks it takes, which tables it reads or writes from end to end, and
//! what running code trips over.
//!
//! It is read from the statement and the tables that it meets, and not said by each kind of object, so that a migration that
//! somebody wrote by hand is judged like one that was generated.

mod apply;
mod breaks;
mod lock;
mod naming;
mod parts;
mod rename;
mod scan;
mod type_change;
mod volatile;
pub mod world;

pub use breaks::Break;
pub use world::World;

use crate::ident::Ident;
use crate::model::Schema;
use crate::sql::{Shape, read};
use crate::statement::{Effects, Hazard, Statement};

/// Notes the effects of statements that run one after the other, from `before` on.
pub fn annotate(statements: &mut [Statement], before: &Schema) {
    if statements.is_empty() {
        return;
    }
    let mut world = World::of(before);
    let mut broken = Vec::new();
    for statement in statements.iter_mut() {
        let shape = read(&statement.sql).ok();
        if let Some(shape) = &shape {
            // A block that commits does not say so in its shape.
            let alone = statement.effects.outside_transaction;
            statement.effects = effects(shape, &world);
            statement.effects.outside_transaction |= alone;
            broken.push(breaks(shape, &world));
            world.apply(shape);
        } else {
            broken.push(Vec::new());
        }
    }
    for (statement, broken) in statements.iter_mut().zip(broken) {
        let broken = broken.into_iter().filter(|one| !one.is_mended(&world));
        statement.hazards.retain(|hazard| !matches!(hazard, Hazard::BreaksRunningCode(_)));
        statement.hazards.extend(broken.map(|one| Hazard::BreaksRunningCode(one.said)));
    }
}

/// What a statement does to the tables that were there before.
pub fn effects(shape: &Shape, world: &World) -> Effects {
    let passes = scan::passes(shape, world);
    Effects {
        locks: lock::locks(shape, world),
        rewrites: passes.rewrites,
        scans: passes.scans,
        outside_transaction: is_outside_transaction(shape),
    }
}

/// What code that was written for the schema before trips over.
pub fn breaks(shape: &Shape, world: &World) -> Vec<Break> {
    breaks::breaks(shape, world)
}

fn is_outside_transaction(shape: &Shape) -> bool {
    match shape {
        Shape::CreateIndex(index) => index.concurrently,
        Shape::Drop { concurrently, kind, .. } => {
            *concurrently || ["database", "tablespace", "subscription"].contains(&kind.as_str())
        }
        Shape::Create { kind, .. } => {
            ["database", "tablespace", "subscription", "alter system", "alter database"].contains(&kind.as_str())
        }
        Shape::Maintain { verb, concurrently, kind, .. } => {
            verb == "vacuum" || *concurrently || ["database", "system", "schema"].contains(&kind.as_str())
        }
        Shape::Alter { actions, .. } => actions
            .iter()
            .any(|placed| matches!(placed.action, crate::sql::Action::DetachPartition { concurrently: true, .. })),
        _ => false,
    }
}

/// Whether an expression has to be computed for each row.
pub(crate) fn is_volatile(expression: &str, world: &World) -> bool {
    volatile::is_volatile(expression, world)
}

/// Whether every value of the one type is one of the other.
pub(crate) fn is_widening(from: &str, to: &str) -> bool {
    type_change::is_widening(from, to)
}

/// Whether an expression has a word that may be this column.
fn names(expression: &str, column: &Ident) -> bool {
    let words = schema_sql::tokens(expression).unwrap_or_default();
    words.iter().any(|word| word.name().is_some_and(|name| name == column.as_str()))
}
