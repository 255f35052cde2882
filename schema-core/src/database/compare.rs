//! What brings one database to another.

use super::introspect::{Scope, introspect};
use crate::diff::diff;
use crate::error::{Error, Finding, Result};
use crate::model::{Hints, Schema};
use crate::plan::{Plan, plan};
use crate::rename::instruction;
use sqlx::PgConnection;
use std::collections::BTreeMap;

/// What is compared, and how.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The schemas to look at; all that are not PostgreSQL's own where none is named.
    pub schemas: Vec<String>,
    /// Leave out who owns what.
    pub no_owner: bool,
    /// Leave out who may do what.
    pub no_privileges: bool,
}

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
pub async fn read(connection: &mut PgConnection, options: &Options) -> Result<Held> {
    let schemas = (!options.schemas.is_empty()).then(|| options.schemas.clone());
    let (owners, privileges) = (!options.no_owner, !options.no_privileges);
    let schema = introspect(connection, &Scope { schemas, owners, privileges, ..Scope::whole() }).await?;
    let unknown = schema.unmodelled.iter().cloned().collect();
    Ok(Held { schema, unknown, ..Held::default() })
}

/// What brings `from` to `to`.
///
/// # Errors
/// A cycle among the statements, which is a defect of this crate.
pub fn compare(from: &Schema, to: &Schema, hints: &Hints) -> Result<Difference> {
    let changes = diff(from, to, hints);
    Ok(Difference { plan: plan(&changes)?, summary: changes.summary() })
}

/// Understands renames of the form `from=to`, and adds them to those of the code.
///
/// # Errors
/// One names nothing that is there before or afterwards.
pub fn renamed(from: &Schema, to: &Schema, instructions: &[String], mut hints: Hints) -> Result<Hints> {
    hints.renames.extend(instruction::hints(from, to, instructions)?.renames);
    Ok(hints)
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
