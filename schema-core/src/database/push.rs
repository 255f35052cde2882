//! Brings a database to a schema at once: in one transaction, which is proven before it ends.

use super::compare::{Difference, Held, compare, leave_unspoken, read, refuse_idle, renamed};
use super::data_loss::{Losses, refuse};
use super::execute;
use super::introspect::Scope;
use super::lock::locked;
use crate::error::{Error, Result};
use crate::migration::{SqlFile, render};
use crate::model::{Hints, Schema};
use crate::plan::{Plan, Statement};
use sqlx::{Connection, PgConnection};

/// What is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// What the database should hold.
    pub wanted: &'a Schema,
    /// Renames and conversions of the code.
    pub hints: &'a Hints,
    /// Further renames, each as `from=to`.
    pub renames: &'a [String],
    /// Which schemas are ours.
    pub scope: &'a Scope,
    /// Go on where data is lost.
    pub accept_data_loss: bool,
    /// Change nothing.
    pub dry_run: bool,
}

/// Hears what is about to be done.
pub trait Watch {
    /// Somebody else works on the migrations of this database.
    fn waiting(&mut self);

    /// The plan, before any of it is done. `held` is what the database holds.
    ///
    /// # Errors
    /// It shall not be done.
    fn planned(&mut self, held: &Held, difference: &Difference, steps: &Steps) -> Result<()>;
}

/// Brings the database to what is wanted, while nobody migrates it. Says whether anything was changed.
///
/// # Errors
/// Data would be lost, a statement fails, or the database would be something else: then nothing is changed.
pub async fn push(connection: &mut PgConnection, request: &Request<'_>, watch: &mut dyn Watch) -> Result<bool> {
    locked(
        connection,
        watch,
        |watch, _| watch.waiting(),
        async |connection, watch| {
            let mut held = read(connection, request.scope).await?;
            leave_unspoken(&mut held.schema, request.wanted);
            let (hints, idle) = renamed(&held.schema, request.wanted, request.renames, request.hints.clone())?;
            refuse_idle(idle)?;
            let difference = compare(&held.schema, request.wanted, &hints)?;
            watch.planned(&held, &difference, &Steps::new(&difference.plan))?;
            if request.dry_run || difference.is_empty() {
                return Ok(false);
            }
            if !request.accept_data_loss {
                refuse(&difference.plan.statements, &Losses::default())?;
            }
            apply(connection, &difference, request.wanted, request.scope).await.map(|()| true)
        },
    )
    .await
}

/// The statements, by whether a transaction may hold them.
#[derive(Clone, Debug, Default)]
pub struct Steps {
    /// Those of the one transaction.
    pub together: Plan,
    /// Those that run after it, each for itself.
    pub alone: Plan,
}

impl Steps {
    /// Sorts the statements of a plan.
    pub fn new(plan: &Plan) -> Self {
        let (alone, together) = plan.statements.iter().cloned().partition(runs_alone);
        Self { together: Plan { statements: together }, alone: Plan { statements: alone } }
    }
}

/// Whether PostgreSQL refuses the statement in a transaction.
fn runs_alone(statement: &Statement) -> bool {
    let words: Vec<String> = statement.sql.split_whitespace().take(8).map(str::to_ascii_uppercase).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["CREATE", "INDEX", "CONCURRENTLY", ..]
        | ["CREATE", "UNIQUE", "INDEX", "CONCURRENTLY", ..]
        | ["DROP", "INDEX", "CONCURRENTLY", ..]
        | ["CREATE" | "DROP", "SUBSCRIPTION" | "DATABASE" | "TABLESPACE", ..]
        | ["ALTER", "SYSTEM", ..]
        | ["VACUUM", ..] => true,
        ["REINDEX", rest @ ..] => rest.contains(&"CONCURRENTLY"),
        ["ALTER", "TABLE", rest @ ..] => rest.contains(&"DETACH") && rest.contains(&"CONCURRENTLY"),
        _ => false,
    }
}

/// Carries the difference out, and sees that the database is then what it should be.
///
/// # Errors
/// A statement fails, or the database would be something else: then nothing is changed. What runs after the transaction
/// can fail by itself.
async fn apply(connection: &mut PgConnection, difference: &Difference, wanted: &Schema, scope: &Scope) -> Result<()> {
    let steps = Steps::new(&difference.plan);
    let lost = |error| Error::database("the database does not answer").caused_by(error);
    let file = |plan: &Plan| SqlFile { name: "the plan".to_owned(), sql: render::script(plan) };
    let together = file(&steps.together);
    let mut transaction = connection.begin().await.map_err(lost)?;
    execute::run(&mut transaction, &together).await.map_err(|error| error.or_help("nothing was changed"))?;
    if steps.alone.statements.is_empty() {
        arrived(&mut transaction, wanted, scope).await.map_err(|error| error.or_help("nothing was changed"))?;
    }
    transaction.commit().await.map_err(|error| execute::at_commit(&together, error))?;
    for statement in steps.alone.statements {
        let alone = file(&Plan { statements: vec![statement] });
        let help = "what stands before it is done: mend the cause, and push again";
        execute::run(connection, &alone).await.map_err(|error| error.or_help(help))?;
    }
    arrived(connection, wanted, scope).await
}

async fn arrived(connection: &mut PgConnection, wanted: &Schema, scope: &Scope) -> Result<()> {
    let mut held = read(connection, scope).await?.schema;
    leave_unspoken(&mut held, wanted);
    let left = compare(&held, wanted, &Hints::default())?;
    if left.is_empty() {
        return Ok(());
    }
    Err(Error::unproven("the plan does not bring the database to the code; after it is still to be done")
        .detail(left.summary.join("\n")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_transaction_may_hold_comes_after_it() {
        let alone = |sql: &str| runs_alone(&Statement::new(sql));
        for sql in [
            "CREATE UNIQUE INDEX CONCURRENTLY a ON b (c)",
            "DROP INDEX CONCURRENTLY a.b",
            "ALTER TABLE a\n    DETACH PARTITION b CONCURRENTLY",
            "CREATE SUBSCRIPTION a CONNECTION 'b' PUBLICATION c",
        ] {
            assert!(alone(sql), "{sql}");
        }
        for sql in ["CREATE INDEX a ON b (c)", "ALTER TABLE a DETACH PARTITION b", "CREATE TABLE concurrently ()"] {
            assert!(!alone(sql), "{sql}");
        }
    }
}
