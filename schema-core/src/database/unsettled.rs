//! Before anything is run: what the user knows, what was squashed, and what was interrupted, is settled.

use super::apply::{Worker, unknown};
use super::history::{History, Interrupted};
use super::jobs::to_apply;
use super::resume::{Found, examine};
use super::runner::{Options, Progress, Resolve, worker};
use crate::error::{Error, Result};
use crate::migration::Migration;
use sqlx::{AssertSqlSafe, Executor, PgConnection};

/// Notes what the user knows of migrations.
pub(super) async fn resolve(
    connection: &mut PgConnection,
    migrations: &[Migration],
    options: &Options,
    progress: &mut dyn Progress,
) -> Result<()> {
    for Resolve { version, applied } in &options.resolve {
        let worker = worker(connection, options).await?;
        let history = History::read(connection, migrations).await?;
        let migration = migrations.iter().find(|migration| migration.version == *version);
        let is_open = history.interrupted.iter().any(|interrupted| interrupted.version == *version)
            || (*applied && history.pending.iter().any(|migration| migration.version == *version));
        match migration.filter(|_| is_open) {
            Some(migration) if *applied => worker.mark(connection, migration).await?,
            Some(_) => worker.unmark(connection, &[*version]).await?,
            None => {
                return Err(Error::invalid(format!("migration `{version}` was not interrupted: nothing was done"))
                    .help("`status` lists the migrations; `rollback` reverts one that is applied"));
            }
        }
        let state = if *applied { "applied" } else { "not applied" };
        progress.noted(&format!("noted that {version} is {state}"));
    }
    Ok(())
}

/// Puts one row in the place of those from which a migration was squashed.
pub(super) async fn replace_squashed(
    connection: &mut PgConnection,
    worker: &Worker<'_>,
    history: &History<'_>,
    progress: &mut dyn Progress,
) -> Result<()> {
    for (migration, versions) in &history.squashed {
        let failed = |error| Error::database("the database does not answer").caused_by(error);
        connection.execute("BEGIN").await.map_err(failed)?;
        worker.unmark(connection, versions).await?;
        worker.mark(connection, migration).await?;
        connection.execute("COMMIT").await.map_err(failed)?;
        let (file, count) = (&migration.up.name, versions.len());
        progress.noted(&format!("`{file}` stands for {count} migrations that are applied: noted, and not run"));
    }
    Ok(())
}

/// Before anything is reverted: decides of what was interrupted while it was applied whether it is applied.
pub(super) async fn settle(
    connection: &mut PgConnection,
    history: &History<'_>,
    options: &Options,
    progress: &mut dyn Progress,
) -> Result<()> {
    let worker = worker(connection, options).await?;
    let begun = |version: i64| history.interrupted.contains(&Interrupted { version, reverting: false });
    let only: Vec<&Migration> = history.pending.iter().copied().filter(|m| begun(m.version)).collect();
    let jobs = to_apply(&History { pending: only, ..history.clone() }, &Options { to: None, ..options.clone() })?;
    for job in jobs {
        let Some(alone) = &job.alone else { return Err(unknown(&job)) };
        let applied = match examine(connection, alone, true).await? {
            Found::Whole => true,
            _ if job.directives.repeatable => true,
            Found::Nothing => false,
            Found::Rest(statements) => {
                for statement in statements {
                    let failed = |error| Error::database(format!("`{statement}` failed")).caused_by(error);
                    connection.execute(AssertSqlSafe(statement.clone())).await.map_err(failed)?;
                }
                false
            }
            Found::Half(_) => {
                return Err(Error::invalid(format!("`{}` is half applied", job.file.name))
                    .help("run `migrate`, which finishes it, and then `rollback`"));
            }
            Found::Unknown => return Err(unknown(&job)),
        };
        let version = job.migration.version;
        match applied {
            true => worker.mark(connection, job.migration).await?,
            false => worker.unmark(connection, &[version]).await?,
        }
        let state = if applied { "it is applied" } else { "what was there of it is taken away" };
        progress.noted(&format!("`{}` was interrupted: {state}", job.file.name));
    }
    Ok(())
}
