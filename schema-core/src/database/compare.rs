//! What brings one database to another.

use super::introspect::{Scope, introspect};
use crate::diff::diff;
use crate::error::{Error, Finding, Result};
use crate::kind::Id;
use crate::model::{Hints, Schema};
use crate::plan::{Plan, plan};
use crate::rename::instruction;
use crate::rename::moves::{Moved, carry_out};
use sqlx::PgConnection;
use std::collections::BTreeMap;

/// What a database holds.
#[derive(Clone, Debug, Default)]
pub struct Held {
    /// What is compared.
    pub schema: Schema,
    /// What is there and cannot be compared, because no kind of object describes it.
    pub unknown: Vec<String>,
    /// What was skipped or made up to get here, a line each.
    pub notes: Vec<String>,
}

/// What brings one schema to another.
#[derive(Clone, Debug, Default)]
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
pub async fn read(connection: &mut PgConnection, scope: &Scope) -> Result<Held> {
    let schema = introspect(connection, scope).await?;
    let unknown = schema.unmodelled.iter().cloned().collect();
    Ok(Held { schema, unknown, ..Held::default() })
}

/// Leaves out of one side whose owners and privileges the other side, which is the code, never speaks of.
pub fn forget_unspoken(held: &mut Schema, code: &Schema) {
    let of_owners = |id: &Id| matches!(id, Id::Owner(_));
    let of_privileges = |id: &Id| matches!(id, Id::Grant(_));
    let (owners, privileges) = (code.iter().any(|(id, _)| of_owners(id)), code.iter().any(|(id, _)| of_privileges(id)));
    held.retain(|id| (owners || !of_owners(id)) && (privileges || !of_privileges(id)));
}

/// What brings `from` to `to`.
///
/// # Errors
/// A cycle among the statements, which is a defect of this crate.
pub fn compare(from: &Schema, to: &Schema, hints: &Hints) -> Result<Difference> {
    let Moved { schema, mut statements, mut summary } = carry_out(from, to, hints);
    let changes = diff(&schema, to, hints);
    statements.extend(plan(&changes)?.statements);
    summary.extend(changes.summary());
    Ok(Difference { plan: Plan { statements }, summary })
}

/// Understands renames of the form `from=to`, and adds them to those of the code. Returns those that name nothing, too.
///
/// # Errors
/// One is not of that form.
pub fn renamed(from: &Schema, to: &Schema, instructions: &[String], mut hints: Hints) -> Result<(Hints, Vec<Finding>)> {
    let idle = instruction::add_to(&mut hints, from, to, instructions)?;
    Ok((hints, idle))
}

/// Refuses renames that name nothing.
///
/// # Errors
/// There are some.
pub fn refuse_idle(idle: Vec<Finding>) -> Result<()> {
    if idle.is_empty() { Ok(()) } else { Err(Error::findings("there is nothing that these renames could mean", idle)) }
}

/// Refuses what a database holds and no kind of object describes: `--strict`.
///
/// # Errors
/// There is some, of one or several of the databases, which are called by the names in `held`.
pub fn refuse_unknown(held: &BTreeMap<&str, &Held>) -> Result<()> {
    let of = |(place, held): (&&str, &&Held)| {
        let finding = |object: &String| Finding { at: (*place).to_owned(), message: object.clone(), help: None };
        held.unknown.iter().map(finding).collect::<Vec<_>>()
    };
    let findings: Vec<Finding> = held.iter().flat_map(of).collect();
    if findings.is_empty() {
        return Ok(());
    }
    Err(Error::findings("there is something that is not compared", findings)
        .help("without `--strict` it is named and left alone"))
}
