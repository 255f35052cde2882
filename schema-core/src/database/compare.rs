//! What brings one database to another.

use super::introspect::{Scope, introspect};
use crate::diff::diff;
use crate::error::Result;
use crate::model::{Hints, Schema};
use crate::plan::{Plan, plan};
use crate::rename::instruction;
use sqlx::PgConnection;

/// What is compared, and how.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The schemas to look at; all that are not PostgreSQL's own where none is named.
    pub schemas: Vec<String>,
    /// What is called differently afterwards, each as `from=to`.
    pub renames: Vec<String>,
}

/// What brings one schema to another.
#[derive(Clone, Debug)]
pub struct Difference {
    /// The statements, in order.
    pub plan: Plan,
    /// The changes for people, a line each.
    pub summary: Vec<String>,
}

impl Difference {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.summary.is_empty() && self.plan.statements.is_empty()
    }
}

/// Reads what a database holds of what is compared.
///
/// # Errors
/// The database refuses.
pub async fn read(connection: &mut PgConnection, options: &Options) -> Result<Schema> {
    let schemas = (!options.schemas.is_empty()).then(|| options.schemas.clone());
    introspect(connection, &Scope { schemas, ..Scope::whole() }).await
}

/// What brings `from` to `to`.
///
/// # Errors
/// A rename names nothing, or a cycle among the statements, which is a defect of this crate.
pub fn compare(from: &Schema, to: &Schema, options: &Options) -> Result<Difference> {
    let hints = instruction::hints(from, to, &options.renames)?;
    between(from, to, &hints)
}

/// What brings `from` to `to`, with renames that are already understood.
///
/// # Errors
/// A cycle among the statements, which is a defect of this crate.
pub fn between(from: &Schema, to: &Schema, hints: &Hints) -> Result<Difference> {
    let changes = diff(from, to, hints);
    Ok(Difference { plan: plan(&changes)?, summary: changes.summary() })
}
