//! Applies or reverts one migration, and notes it.
//!
//! A transaction, what it runs and its note go to the server in one round trip. A statement that PostgreSQL refuses in a
//! transaction is noted before and after: in between, its row says `success = false`.

use super::blockers::watched;
use super::execute::{self, attempt, postgres_error};
use super::history::unwritable;
use super::note::execute_note;
use super::resume::{Found, examine};
use super::retry::{passing, wait};
use super::runner::{Options, Progress, Retry};
use crate::error::{Error, Result};
use crate::migration::statements::{line_of, statements};
use crate::migration::{Alone, Directives, Migration, SqlFile, Timeout};
use sqlx::{AssertSqlSafe, Executor, PgConnection};
use std::fmt::Write;
use std::time::{Duration, Instant};

/// After this time, who blocks is looked for.
const LOOK: Duration = Duration::from_secs(1);

/// Which way a migration goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Up,
    Down,
}

/// One file that is to be run.
#[derive(Clone, Debug)]
pub(super) struct Job<'a> {
    pub(super) migration: &'a Migration,
    pub(super) file: &'a SqlFile,
    pub(super) way: Way,
    pub(super) directives: Directives,
    pub(super) alone: Option<Alone>,
    /// It was begun before, and not ended.
    pub(super) begun: bool,
}

/// What applies and reverts: the table, and the server process that does it.
pub(super) struct Worker<'a> {
    pub(super) table: String,
    pub(super) pid: i32,
    pub(super) options: &'a Options,
}

/// Why a try came off badly, and whether another may do better.
struct Failure {
    error: Error,
    passing: Option<&'static str>,
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self { error, passing: None }
    }
}

impl Worker<'_> {
    /// Does the job, again where another session stood in its way.
    pub(super) async fn perform(
        &self,
        connection: &mut PgConnection,
        job: &Job<'_>,
        progress: &mut dyn Progress,
    ) -> Result<Duration> {
        let start = Instant::now();
        let (lock_timeout, retries) = (self.lock_timeout(job), self.options.limits.retries);
        let look = lock_timeout.duration().map_or(LOOK, |timeout| LOOK.min(timeout / 2));
        for attempt in 1.. {
            let remote = self.options.remote.as_ref().map(|remote| (remote, self.pid));
            let work = self.once(connection, job, attempt > 1);
            let (outcome, seen) = watched(work, remote, look, |seen| progress.blocked(&job.file.name, seen)).await;
            let failure = match outcome {
                Ok(said) => {
                    said.into_iter().for_each(|said| progress.noted(&format!("{} {said}", job.file.name)));
                    break;
                }
                Err(failure) => failure,
            };
            let Some(reason) = failure.passing else { return Err(failure.error) };
            if attempt > retries {
                let blockers: String = seen.iter().map(|blocker| format!("\nblocked by: {blocker}")).collect();
                let detail = format!("{}{blockers}", failure.error.detail_text().unwrap_or_default());
                return Err(failure.error.detail(detail.trim_start().to_owned()).help(format!(
                    "it was tried {attempt} times, and {reason}: end the session that blocks it, \
                     or wait longer with `--lock-timeout` or `--lock-retries`"
                )));
            }
            let wait = wait(attempt);
            progress.retrying(&Retry { file: &job.file.name, reason, attempt, retries, wait });
            tokio::time::sleep(wait).await;
        }
        Ok(start.elapsed())
    }

    /// One try. Says what is worth knowing of it.
    async fn once(
        &self,
        connection: &mut PgConnection,
        job: &Job<'_>,
        again: bool,
    ) -> Result<Option<&'static str>, Failure> {
        match &job.alone {
            Some(alone) => self.alone(connection, job, alone, job.begun || again).await,
            None if job.directives.rust => self.function(connection, job).await.map(|()| None),
            None => self.transaction(connection, job).await.map(|()| None),
        }
    }

    /// The file in a transaction: all of it in one round trip.
    async fn transaction(&self, connection: &mut PgConnection, job: &Job<'_>) -> Result<(), Failure> {
        let (head, before) = self.head(job);
        let sql = format!("{head}{}\n;{};COMMIT", job.file.sql, self.note(job));
        let Err((completed, error)) = attempt(connection, &sql).await else { return Ok(()) };
        let passing = passing(&error);
        rolled_back(connection).await;
        let own = completed.saturating_sub(before);
        let count = statements(&job.file.sql).len();
        let is_head = completed < before && postgres_error(&error).is_some_and(|refusal| refusal.position().is_none());
        let error = match own {
            _ if postgres_error(&error).is_none() => broken(job.file, error),
            _ if is_read_only(&error) => unwritable(error),
            _ if is_head => Error::database("cannot begin a transaction").caused_by(error),
            own if own == count => unwritable(error),
            own if own > count => execute::at_commit(job.file, error),
            own => execute::failure_behind(job.file, 0..job.file.sql.len(), own, head.chars().count(), error),
        };
        Err(Failure { error, passing })
    }

    /// A function of the program in a transaction.
    async fn function(&self, connection: &mut PgConnection, job: &Job<'_>) -> Result<(), Failure> {
        let step = self
            .options
            .steps
            .get(job.migration.version, job.way)
            .ok_or_else(|| Error::invalid(format!("this program has no function for `{}`", job.file.name)))?;
        let lost = |error: sqlx::Error| Failure { passing: passing(&error), error: broken(job.file, error) };
        connection.execute(AssertSqlSafe(self.head(job).0)).await.map_err(lost)?;
        if let Err(error) = step(connection).await {
            let passing = error.downcast_ref::<sqlx::Error>().and_then(passing);
            rolled_back(connection).await;
            let error = Error::database(format!("the function of `{}` failed", job.file.name)).caused_by(error);
            return Err(Failure { error, passing });
        }
        if let Err((_, error)) = attempt(connection, &format!("{};COMMIT", self.note(job))).await {
            rolled_back(connection).await;
            return Err(Failure { passing: passing(&error), error: execute::at_commit(job.file, error) });
        }
        Ok(())
    }

    /// A statement that PostgreSQL refuses in a transaction, as far as it is not done yet.
    async fn alone(
        &self,
        connection: &mut PgConnection,
        job: &Job<'_>,
        alone: &Alone,
        begun: bool,
    ) -> Result<Option<&'static str>, Failure> {
        let start = Instant::now();
        let (remedy, said) = match examine(connection, alone, begun).await? {
            Found::Whole => {
                self.ended(connection, job, start).await?;
                return Ok(Some("was there already: it is noted, and was not run"));
            }
            Found::Unknown if !job.directives.repeatable => return Err(unknown(job).into()),
            Found::Half(statements) => (statements, Some("was half done by an interrupted run: it is finished")),
            Found::Rest(mut statements) => {
                statements.push(job.file.sql.clone());
                (statements, Some("had left a part by an interrupted run: that was taken away, and it was run again"))
            }
            Found::Nothing | Found::Unknown => (Vec::new(), None),
        };
        self.begun(connection, job).await?;
        let outcome = self.run_alone(connection, job, &remedy).await;
        if let Err(failure) = outcome {
            if connection.execute("RESET lock_timeout; RESET statement_timeout").await.is_ok() {
                self.tidy(connection, job, alone).await?;
            }
            return Err(failure);
        }
        self.ended(connection, job, start).await?;
        Ok(said)
    }

    /// Runs the file, or what remedies that it was interrupted.
    async fn run_alone(&self, connection: &mut PgConnection, job: &Job<'_>, remedy: &[String]) -> Result<(), Failure> {
        let statement_timeout = self.statement_timeout(job).map_or("0".to_owned(), |timeout| timeout.to_string());
        let limits =
            format!("SET lock_timeout = '{}'; SET statement_timeout = '{statement_timeout}'", self.lock_timeout(job));
        let lost = |error: sqlx::Error| Failure { passing: passing(&error), error: broken(job.file, error) };
        connection.execute(AssertSqlSafe(limits)).await.map_err(lost)?;
        for statement in remedy {
            if let Err((_, error)) = attempt(connection, statement).await {
                let what = format!("`{}`, which takes up what an interrupted run left: `{statement}`", job.file.name);
                return Err(Failure { passing: passing(&error), error: Error::database(what).caused_by(error) });
            }
        }
        if remedy.is_empty()
            && let Err((completed, error)) = attempt(connection, &job.file.sql).await
        {
            let passing = passing(&error);
            let error = match postgres_error(&error) {
                None => broken(job.file, error),
                Some(_) => execute::failure(job.file, 0..job.file.sql.len(), completed, error),
            };
            return Err(Failure { error, passing });
        }
        connection.execute("RESET lock_timeout; RESET statement_timeout").await.map(drop).map_err(lost)
    }

    /// After a failure: where nothing is left of the statement, nothing is noted of it.
    async fn tidy(&self, connection: &mut PgConnection, job: &Job<'_>, alone: &Alone) -> Result<()> {
        if examine(connection, alone, true).await? != Found::Nothing {
            return Ok(());
        }
        let (table, version) = (&self.table, job.migration.version);
        let sql = match job.way {
            Way::Up => format!("DELETE FROM {table} WHERE version = {version}"),
            Way::Down => format!("UPDATE {table} SET success = TRUE, execution_time = -1 WHERE version = {version}"),
        };
        execute_note(connection, sql).await
    }

    /// What begins the transaction, and how many statements that takes.
    fn head(&self, job: &Job<'_>) -> (String, usize) {
        let mut head = format!("BEGIN;SET LOCAL lock_timeout = '{}';", self.lock_timeout(job));
        let mut count = 2;
        if let Some(timeout) = self.statement_timeout(job) {
            let _ = write!(head, "SET LOCAL statement_timeout = '{timeout}';");
            count += 1;
        }
        (head, count)
    }

    /// What is built concurrently blocks nobody while it waits, and leaves rubbish where it gives up: it waits as long as
    /// it takes, where the file does not say otherwise.
    fn lock_timeout(&self, job: &Job<'_>) -> Timeout {
        let default = if job.alone.is_some() { Timeout::milliseconds(0) } else { self.options.limits.lock_timeout };
        job.directives.lock_timeout.unwrap_or(default)
    }

    fn statement_timeout(&self, job: &Job<'_>) -> Option<Timeout> {
        job.directives.statement_timeout.or(self.options.limits.statement_timeout)
    }
}

/// A connection that broke has rolled back by itself.
async fn rolled_back(connection: &mut PgConnection) {
    let _ = connection.execute("ROLLBACK").await;
}

fn is_read_only(error: &sqlx::Error) -> bool {
    postgres_error(error).is_some_and(|refusal| refusal.code() == "25006")
}

fn broken(file: &SqlFile, error: sqlx::Error) -> Error {
    Error::database(format!("the connection broke while `{}` ran", file.name))
        .help("run this again: what was not committed is rolled back, and what was is noted")
        .caused_by(error)
}

/// What was begun outside of a transaction, and can be half done.
pub(super) fn unknown(job: &Job<'_>) -> Error {
    let (version, file) = (job.migration.version, job.file);
    let statement = statements(&file.sql).into_iter().next().unwrap_or(0..0);
    let verb = if job.way == Way::Up { "applied" } else { "reverted" };
    let first = file.sql[statement.clone()].lines().next().unwrap_or_default();
    let text = format!("{:5} | {first}", line_of(&file.sql, statement.start));
    Error::invalid(format!("`{}` was interrupted while it was {verb}, outside of a transaction", file.name))
        .detail(text)
        .help(format!(
            "see what is there of it; where it is applied, or you finished it by hand: `migrate --resolve {version}=applied`; \
             where it is not: `migrate --resolve {version}=reverted`, and it is pending again. A file that may run twice \
             says so with `-- gen-migrations: repeatable`, and is then run again by itself"
        ))
}
