//! Proves that files do what the code declares, on a database that is thrown away.

use super::execute;
use super::introspect::{Scope, adopt_spelling, introspect};
use crate::diff::diff;
use crate::error::{Error, Result};
use crate::migration::{Migration, SqlFile, render};
use crate::model::{Hints, Schema};
use crate::plan::{Plan, plan};
use sqlx::{Connection, PgConnection};
use std::time::{Duration, Instant};

/// What is to be proven.
#[derive(Clone, Copy, Debug)]
pub struct Claim<'a> {
    /// The migrations so far.
    pub history: &'a [Migration],
    /// What the code declares, and the database should hold in the end.
    pub declared: &'a Schema,
    /// The statements of `up`.
    pub plan: &'a Plan,
    /// The new file that applies.
    pub up: &'a SqlFile,
    /// The new file that reverts.
    pub down: &'a SqlFile,
    /// Which schemas are ours.
    pub scope: &'a Scope,
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

/// Applies the history and the new files, reverts and applies them again, and compares what the database holds.
///
/// # Errors
/// A statement fails, or the database does not hold what it should: unproven, with the statement or the difference.
pub async fn prove(connection: &mut PgConnection, claim: Claim<'_>) -> Result<Phases> {
    let mut phases = Phases::default();
    let reference = reference(claim.declared)?;
    // The first migration is its own reference.
    let is_reference = claim.history.is_empty() && claim.plan.statements == reference.statements;
    let mut expected = None;
    if !is_reference {
        let normal = phases.measure("reference", normal_form(connection, &reference, claim.scope)).await?;
        expected = Some(normal);
    }
    phases.measure("history", apply_history(connection, claim.history)).await?;
    let before = phases.measure("read", introspect(connection, claim.scope)).await?;
    phases.measure("up", step(connection, claim.up, "the new migration fails")).await?;
    let after = phases.measure("read", introspect(connection, claim.scope)).await?;
    let expected = expected.unwrap_or_else(|| after.clone());
    arrived(claim.declared, &expected)?;
    same(&after, &expected, claim.up, "does not give what the code declares")?;
    phases.measure("down", step(connection, claim.down, "the new migration cannot be reverted")).await?;
    let reverted = phases.measure("read", introspect(connection, claim.scope)).await?;
    same(&reverted, &before, claim.down, "does not give back what was there before")?;
    phases.measure("up again", step(connection, claim.up, "the new migration fails after it was reverted")).await?;
    let again = phases.measure("read", introspect(connection, claim.scope)).await?;
    same(&again, &expected, claim.up, "gives something else after it was reverted")?;
    Ok(phases)
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
    let expected = normal_form(connection, &reference(snapshot)?, scope).await?;
    apply_history(connection, history).await?;
    let held = introspect(connection, scope).await?;
    Ok(differences(&held, &expected))
}

/// What PostgreSQL makes of a declared schema, and whether it is what was declared.
///
/// # Errors
/// PostgreSQL refuses the schema.
pub async fn normal_form(connection: &mut PgConnection, plan: &Plan, scope: &Scope) -> Result<Schema> {
    let file = SqlFile { name: "the code's schema".to_owned(), sql: render::script(plan) };
    let failed = |error| Error::database("the scratch database does not answer").caused_by(error);
    let mut transaction = connection.begin().await.map_err(failed)?;
    let ran = execute::run(&mut transaction, &file).await;
    let schema = match ran {
        Ok(()) => introspect(&mut transaction, scope).await,
        Err(error) => Err(error.into_unproven().while_doing("PostgreSQL refuses what the code declares")),
    };
    transaction.rollback().await.map_err(failed)?;
    schema
}

/// Makes what the code declares in an empty database, for good.
pub(super) async fn made(connection: &mut PgConnection, plan: &Plan) -> Result<()> {
    let file = SqlFile { name: "the code's schema".to_owned(), sql: render::script(plan) };
    step(connection, &file, "PostgreSQL refuses what the code declares").await
}

/// The statements that make a schema from nothing.
///
/// # Errors
/// A cycle among the statements, which is a defect of this crate.
pub fn reference(schema: &Schema) -> Result<Plan> {
    plan(&diff(&Schema::default(), schema, &Hints::default()))
}

pub(super) async fn apply_history(connection: &mut PgConnection, history: &[Migration]) -> Result<()> {
    for migration in history {
        step(connection, &migration.up, "the history does not apply to an empty database").await?;
    }
    Ok(())
}

/// Runs a file as the runner does.
async fn step(connection: &mut PgConnection, file: &SqlFile, what: &str) -> Result<()> {
    let unproven = |error: Error| error.into_unproven().while_doing(what);
    if file.no_transaction() {
        return execute::run(connection, file).await.map_err(unproven);
    }
    let lost = |error| Error::database("the scratch database does not answer").caused_by(error);
    let mut transaction = connection.begin().await.map_err(lost)?;
    execute::run(&mut transaction, file).await.map_err(unproven)?;
    transaction.commit().await.map_err(|error| unproven(execute::at_commit(file, error)))
}

/// Whether the structure that PostgreSQL holds is the declared one: its spelling aside, nothing may differ.
fn arrived(declared: &Schema, expected: &Schema) -> Result<()> {
    let lines = differences(expected, &adopt_spelling(declared, expected));
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
