//! Proves that files do what the code declares, on a database that is thrown away.

use super::execute;
use super::introspect::{Scope, adopt_spelling, introspect};
use super::make::{make, reference};
use super::roles::{make_role, missing_role};
use crate::diff::diff;
use crate::error::{Error, Result};
use crate::kind::Id;
use crate::migration::{Directives, Migration, SqlFile};
use crate::model::{Hints, Schema};
use crate::plan::Plan;
use sqlx::{Connection, PgConnection};
use std::collections::BTreeSet;
use std::time::{Duration, Instant};

/// What is to be proven.
#[derive(Clone, Copy, Debug)]
pub struct Claim<'a> {
    /// What the code declares, and the database should hold in the end.
    pub declared: &'a Schema,
    /// The new migrations, in order, each with the file that reverts it.
    pub migrations: &'a [Migration],
    /// What of the database is looked at.
    pub scope: &'a Scope,
}

/// Where a proof starts: what the migrations so far give, and what the code declares, in PostgreSQL's own spelling.
#[derive(Clone, Debug)]
pub struct Ground {
    /// What the migrations so far give.
    pub before: Schema,
    /// What the code declares; `None` where the first migration is its own reference.
    pub expected: Option<Schema>,
}

/// How long the parts of a proof took.
#[derive(Clone, Debug, Default)]
pub struct Phases(pub Vec<(&'static str, Duration)>);

impl Phases {
    async fn measure<T>(&mut self, name: &'static str, work: impl Future<Output = Result<T>>) -> Result<T> {
        let start = Instant::now();
        let outcome = work.await?;
        let duration = start.elapsed();
        tracing::debug!(phase = name, ?duration);
        self.0.push((name, duration));
        Ok(outcome)
    }
}

/// Applies the history, and reads what it gives and what the code declares. `plan` is the migration, where it is known
/// beforehand.
///
/// # Errors
/// A statement fails: unproven, with the statement.
pub async fn survey(
    connection: &mut PgConnection,
    history: &[Migration],
    declared: &Schema,
    plan: Option<&Plan>,
    scope: &Scope,
    phases: &mut Phases,
) -> Result<Ground> {
    let is_reference = history.is_empty()
        && plan.map(|plan| Ok(plan.statements == reference(declared)?.statements)).transpose()? == Some(true);
    let mut expected = None;
    if !is_reference {
        expected = Some(phases.measure("reference", normal_form(connection, declared, scope)).await?);
    }
    phases.measure("history", apply_history(connection, history)).await?;
    let mut before = phases.measure("read", introspect(connection, scope)).await?;
    // The files run on other servers than this one.
    before.server_roles = None;
    Ok(Ground { before, expected })
}

/// Applies the new migrations, reverts and applies them again, and compares what the database holds.
///
/// # Errors
/// A statement fails, or the database does not hold what it should: unproven, with the statement or the difference.
pub async fn prove(
    connection: &mut PgConnection,
    claim: Claim<'_>,
    Ground { before, expected }: &Ground,
    phases: &mut Phases,
) -> Result<()> {
    let mut held = vec![before.clone()];
    for Migration { up, .. } in claim.migrations {
        phases.measure("up", step(connection, up, "the new migration fails")).await?;
        held.push(phases.measure("read", introspect(connection, claim.scope)).await?);
    }
    let Some((Migration { up: last, .. }, after)) = claim.migrations.last().zip(held.pop()) else { return Ok(()) };
    let expected = expected.as_ref().unwrap_or(&after);
    arrived(claim.declared, expected)?;
    same(&after, expected, last, "does not give what the code declares")?;
    for (Migration { down, .. }, before) in claim.migrations.iter().zip(&held).rev() {
        let Some(down) = down else { continue };
        phases.measure("down", step(connection, down, "the new migration cannot be reverted")).await?;
        let reverted = phases.measure("read", introspect(connection, claim.scope)).await?;
        same(&reverted, before, down, "does not give back what was there before")?;
    }
    for Migration { up, .. } in claim.migrations {
        phases.measure("up again", step(connection, up, "the new migration fails after it was reverted")).await?;
    }
    let again = phases.measure("read", introspect(connection, claim.scope)).await?;
    same(&again, expected, last, "gives something else after it was reverted")
}

/// Applies the history, and returns what differs from the snapshot, a line each.
///
/// # Errors
/// A migration fails.
pub async fn replay(
    connection: &mut PgConnection,
    history: &[Migration],
    snapshot: &Schema,
    scope: &Scope,
) -> Result<Vec<String>> {
    let expected = normal_form(connection, snapshot, scope).await?;
    apply_history(connection, history).await?;
    let held = introspect(connection, scope).await?;
    Ok(differences(&held, &expected))
}

/// Applies a history to an empty database.
///
/// # Errors
/// A migration fails.
pub async fn replay_history(connection: &mut PgConnection, history: &[Migration]) -> Result<()> {
    apply_history(connection, history).await
}

/// What PostgreSQL makes of a declared schema, and whether it is what was declared.
///
/// # Errors
/// PostgreSQL refuses the schema.
pub async fn normal_form(connection: &mut PgConnection, declared: &Schema, scope: &Scope) -> Result<Schema> {
    let failed = |error| Error::database("the scratch database does not answer").caused_by(error);
    let mut transaction = connection.begin().await.map_err(failed)?;
    let schema = match make(&mut transaction, declared).await {
        Ok(()) => introspect(&mut transaction, scope).await,
        Err(error) => Err(refused(error)),
    };
    transaction.rollback().await.map_err(failed)?;
    schema
}

/// Makes what the code declares in an empty database, for good.
pub(crate) async fn made(connection: &mut PgConnection, declared: &Schema) -> Result<()> {
    let failed = |error| Error::database("the scratch database does not answer").caused_by(error);
    let mut transaction = connection.begin().await.map_err(failed)?;
    make(&mut transaction, declared).await.map_err(refused)?;
    transaction.commit().await.map_err(failed)
}

fn refused(error: Error) -> Error {
    error.into_unproven().while_doing("PostgreSQL refuses what the code declares")
}

pub(super) async fn apply_history(connection: &mut PgConnection, history: &[Migration]) -> Result<()> {
    for migration in history {
        step(connection, &migration.up, "the history does not apply to an empty database").await?;
    }
    Ok(())
}

/// Runs a file as the runner does. Roles are the server's, and it has not those of the project's: they are made up.
async fn step(connection: &mut PgConnection, file: &SqlFile, what: &str) -> Result<()> {
    let unproven = |error: Error| error.into_unproven().while_doing(what);
    // A function moves rows, and here are none.
    if Directives::of(file).is_ok_and(|directives| directives.rust) {
        return Ok(());
    }
    if file.no_transaction() {
        return execute::run(connection, file).await.map_err(unproven);
    }
    let lost = |error| Error::database("the scratch database does not answer").caused_by(error);
    let mut made_up = BTreeSet::new();
    loop {
        let mut transaction = connection.begin().await.map_err(lost)?;
        let Err((completed, error)) = execute::attempt(&mut transaction, &file.sql).await else {
            return transaction.commit().await.map_err(|error| unproven(execute::at_commit(file, error)));
        };
        transaction.rollback().await.map_err(lost)?;
        match missing_role(&error) {
            Some(role) if made_up.insert(role.clone()) => make_role(connection, &role).await.map_err(lost)?,
            _ => return Err(unproven(execute::failure(file, 0..file.sql.len(), completed, error))),
        }
    }
}

/// Whether the structure that PostgreSQL holds is the declared one: its spelling aside, nothing may differ.
fn arrived(declared: &Schema, expected: &Schema) -> Result<()> {
    let mut expected = std::borrow::Cow::Borrowed(expected);
    let mut adopted = adopt_spelling(declared, &expected);
    if declared.has_statements() {
        // Statements may add to anything. What rows are read as has to be what the code says.
        expected.to_mut().retain(|id| matches!(id, Id::Column(_)) && declared.contains(id));
        adopted.retain(|id| matches!(id, Id::Column(_)));
    }
    let lines = differences(&expected, &adopted);
    if lines.is_empty() {
        return Ok(());
    }
    Err(Error::unproven("PostgreSQL does not hold what the code declares").detail(lines.join("\n")))
}

fn same(held: &Schema, expected: &Schema, file: &SqlFile, what: &str) -> Result<()> {
    let lines = differences(held, expected);
    if lines.is_empty() {
        return Ok(());
    }
    Err(Error::unproven(format!("`{}` {what}; what is still to be done after it:", file.name)).detail(lines.join("\n")))
}

fn differences(held: &Schema, expected: &Schema) -> Vec<String> {
    if held == expected {
        return Vec::new();
    }
    let lines = diff(held, expected, &Hints::default()).summary();
    if lines.is_empty() { vec!["the schemas differ in a way that has no statement".to_owned()] } else { lines }
}
