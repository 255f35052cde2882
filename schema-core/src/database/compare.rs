//! What brings one database to another.

use super::introspect::{Scope, introspect};
use crate::diff::diff;
use crate::error::{Error, Finding, Result};
use crate::kind::Id;
use crate::model::{Hints, Schema, Silent};
use crate::plan::{Plan, plan};
use crate::rename::instruction;
use crate::rename::moves::{Moved, carry_out};
use sqlx::PgConnection;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

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

/// Reads what a database holds of what is compared. Owners and privileges are read even where `scope` leaves them out: what
/// is dropped and put back gets its own again.
///
/// # Errors
/// The database refuses.
pub async fn read(connection: &mut PgConnection, scope: &Scope) -> Result<Held> {
    let all = Scope { owners: true, privileges: true, ..scope.clone() };
    let mut schema = introspect(connection, &all).await?;
    schema.silent = Silent { owners: !scope.owners, privileges: !scope.privileges };
    let unknown = schema.unmodelled.iter().cloned().collect();
    Ok(Held { schema, unknown, ..Held::default() })
}

/// Leaves as they are the owners and privileges of one side whose other side, which is the code, never speaks of them.
pub fn leave_unspoken(held: &mut Schema, code: &Schema) {
    let speaks = |of: Silent| code.iter().any(|(id, _)| of.covers(id));
    let unspoken = Silent {
        owners: !speaks(Silent { owners: true, ..Silent::default() }),
        privileges: !speaks(Silent { privileges: true, ..Silent::default() }),
    };
    held.silent = held.silent.or(unspoken);
}

/// What brings `from` to `to`.
///
/// # Errors
/// A cycle among the statements, which is a defect of this crate.
pub fn compare(from: &Schema, to: &Schema, hints: &Hints) -> Result<Difference> {
    let silent = from.silent.or(to.silent);
    let Moved { mut schema, mut statements, mut summary } = carry_out(from, to, hints);
    let mut to = Cow::Borrowed(to);
    if silent != Silent::default() {
        let renames = diff(&schema, &to, hints).renames;
        let kept = left_as_is(&schema.renamed(&renames), &to, silent);
        schema.to_mut().retain(|id| !silent.covers(id) || kept.contains(&id.renamed(&renames)));
        to = Cow::Owned(kept);
    }
    let changes = diff(&schema, &to, hints);
    statements.extend(plan(&changes)?.statements);
    summary.extend(changes.summary());
    Ok(Difference { plan: Plan { statements }, summary })
}

/// `to`, with what `from` has of what nothing is said of, as far as its object is still there.
fn left_as_is(from: &Schema, to: &Schema, silent: Silent) -> Schema {
    let mut kept = to.clone();
    kept.silent = silent;
    kept.retain(|id| !silent.covers(id));
    let of_objects = |need: &&Id| !matches!(need, Id::Role(_) | Id::Owner(_) | Id::Grant(_)) && from.contains(need);
    for (id, fact) in from.iter().filter(|(id, _)| silent.covers(id)) {
        if fact.needs.iter().filter(of_objects).all(|need| to.contains(need)) {
            kept.insert(id.clone(), fact.clone());
        }
    }
    let facts = kept.iter().filter(|(id, _)| !matches!(id, Id::Role(_)));
    let named: BTreeSet<Id> = facts.flat_map(|(_, fact)| &fact.needs).cloned().collect();
    kept.retain(|id| !matches!(id, Id::Role(_)) || named.contains(id));
    kept
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
