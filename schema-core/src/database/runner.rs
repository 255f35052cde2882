//! Applies and reverts migrations, in the table and under the lock that sqlx uses.

use super::apply::{Job, Way, Worker};
use super::blockers::Blocker;
use super::connect::{Remote, Session};
use super::history::{History, ensured_table};
use super::jobs::{to_apply, to_go_on_reverting, to_revert};
use super::lock::locked;
use super::losses::losses;
use super::retry::Limits;
use super::step::Steps;
use super::unsettled::{replace_squashed, resolve, settle};
use crate::error::{Error, Result};
use crate::migration::Migration;
use sqlx::PgConnection;
use std::time::Duration;

/// Hears how the work goes on.
pub trait Progress {
    /// Another runner holds the lock.
    fn waiting(&mut self, _holders: &[Blocker]) {}

    /// The work has begun on one of `total` files.
    fn started(&mut self, _file: &str, _index: usize, _total: usize) {}

    /// The work on it is done.
    fn finished(&mut self, _done: &Done) {}

    /// The work on it waits for others.
    fn blocked(&mut self, _file: &str, _blockers: &[Blocker]) {}

    /// Others stood in its way, and it is tried again.
    fn retrying(&mut self, _retry: &Retry<'_>) {}

    /// Something worth knowing.
    fn noted(&mut self, _line: &str) {}
}

/// Hears nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl Progress for Silent {}

/// A try that came off badly.
#[derive(Clone, Debug)]
pub struct Retry<'a> {
    /// The file.
    pub file: &'a str,
    /// Why, such as `did not get a lock in time`.
    pub reason: &'a str,
    /// Which try it was, from 1.
    pub attempt: u32,
    /// How many more there can be after the first.
    pub retries: u32,
    /// How long it waits before the next.
    pub wait: Duration,
}

/// One migration that was applied or reverted.
#[derive(Clone, Debug)]
pub struct Done {
    /// The migration's version.
    pub version: i64,
    /// Its description.
    pub description: String,
    /// The file that was run.
    pub file: String,
    /// How long it took.
    pub duration: Duration,
    /// It is older than a migration that was applied before it.
    pub late: bool,
}

/// What `migrate` did.
#[derive(Clone, Debug, Default)]
pub struct Applied {
    /// The migrations, in order.
    pub done: Vec<Done>,
    /// Where it stopped, before the rest.
    pub paused: Option<Pause>,
}

/// A file before which something else has to be done.
#[derive(Clone, Debug)]
pub struct Pause {
    /// The file.
    pub file: String,
    /// What has to be done.
    pub what: String,
}

/// How far to go back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Back {
    /// So many migrations.
    Steps(usize),
    /// Until this version is the last one; 0 for all.
    To(i64),
}

/// What is known of a migration that was interrupted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Resolve {
    /// The migration's version.
    pub version: i64,
    /// All of it is there; else nothing of it.
    pub applied: bool,
}

/// How to run.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Apply up to this version.
    pub to: Option<i64>,
    /// How long statements may wait and run.
    pub limits: Limits,
    /// Do not stop before files that ask for it.
    pub no_pause: bool,
    /// Revert also where rows are lost.
    pub accept_data_loss: bool,
    /// What is known of migrations that were interrupted.
    pub resolve: Vec<Resolve>,
    /// The functions of the program.
    pub steps: Steps,
    /// The server, for a second connection that sees who blocks.
    pub remote: Option<Remote>,
}

impl Options {
    /// Looks, where the server takes a second connection, who blocks a statement.
    #[must_use]
    pub fn watched(mut self, session: &Session) -> Self {
        self.remote = session.remote().cloned();
        self
    }
}

/// Applies what is pending, each migration in a transaction of its own; those before a failure stay.
///
/// # Errors
/// Files were edited or are gone or cannot be run, a migration fails, or the database is read-only.
pub async fn migrate(
    connection: &mut PgConnection,
    migrations: &[Migration],
    options: &Options,
    progress: &mut dyn Progress,
) -> Result<Applied> {
    locked(connection, progress, Progress::waiting, async |connection, progress| {
        resolve(connection, migrations, options, progress).await?;
        let mut history = verified(connection, migrations).await?;
        let jobs = to_apply(&history, options)?;
        let reverting = to_go_on_reverting(&history, options)?;
        if jobs.is_empty() && reverting.is_empty() && history.squashed.is_empty() {
            return Ok(Applied::default());
        }
        let worker = worker(connection, options).await?;
        replace_squashed(connection, &worker, &history, progress).await?;
        let mut jobs = jobs;
        if !reverting.is_empty() {
            run(connection, &worker, &reverting, &history, progress).await?;
            history = verified(connection, migrations).await?;
            jobs = to_apply(&history, options)?;
        }
        let (jobs, paused) = until_pause(jobs, !history.applied.is_empty() && !options.no_pause);
        let done = run(connection, &worker, &jobs, &history, progress).await?;
        Ok(Applied { done, paused })
    })
    .await
}

/// Reverts migrations, the last one first, each in a transaction of its own.
///
/// # Errors
/// As [`migrate`]; and a migration has no file that reverts it, or rows would be lost: then nothing is done.
pub async fn rollback(
    connection: &mut PgConnection,
    migrations: &[Migration],
    back: Back,
    options: &Options,
    progress: &mut dyn Progress,
) -> Result<Vec<Done>> {
    locked(connection, progress, Progress::waiting, async |connection, progress| {
        resolve(connection, migrations, options, progress).await?;
        let mut history = verified(connection, migrations).await?;
        if history.interrupted.iter().any(|interrupted| !interrupted.reverting) {
            settle(connection, &history, options, progress).await?;
            history = verified(connection, migrations).await?;
        }
        let jobs = to_revert(&history, back, options)?;
        if jobs.is_empty() {
            return Ok(Vec::new());
        }
        losses(connection, &jobs, options.accept_data_loss, progress).await?;
        let worker = worker(connection, options).await?;
        replace_squashed(connection, &worker, &history, progress).await?;
        run(connection, &worker, &jobs, &history, progress).await
    })
    .await
}

/// Notes migrations as applied, without running them. Returns the files of those that were not.
///
/// # Errors
/// As [`migrate`]; and one was begun and not ended.
pub async fn mark_applied(
    connection: &mut PgConnection,
    migrations: &[Migration],
    options: &Options,
    progress: &mut dyn Progress,
) -> Result<Vec<String>> {
    locked(connection, progress, Progress::waiting, async |connection, _| {
        let history = verified_within(connection, migrations).await?;
        if !history.interrupted.is_empty() {
            return Err(Error::invalid("a migration was interrupted: nothing was noted").help("run `migrate` first"));
        }
        let worker = worker(connection, options).await?;
        for migration in &history.pending {
            worker.mark(connection, migration).await?;
        }
        Ok(history.pending.iter().map(|migration| migration.up.name.clone()).collect())
    })
    .await
}

/// The history, of which `migrations` may be only the first part.
async fn verified_within<'a>(connection: &mut PgConnection, migrations: &'a [Migration]) -> Result<History<'a>> {
    let mut history = History::read(connection, migrations).await?;
    let last = migrations.last().map(|migration| migration.version);
    history.missing.retain(|version| Some(*version) < last);
    history.verify()?;
    Ok(history)
}

async fn run(
    connection: &mut PgConnection,
    worker: &Worker<'_>,
    jobs: &[Job<'_>],
    history: &History<'_>,
    progress: &mut dyn Progress,
) -> Result<Vec<Done>> {
    let late: Vec<i64> = history.late().map(|migration| migration.version).collect();
    let mut report = Vec::new();
    for (index, job) in jobs.iter().enumerate() {
        progress.started(&job.file.name, index, jobs.len());
        let duration = worker.perform(connection, job, progress).await?;
        let version = job.migration.version;
        let done = Done {
            version,
            description: job.migration.description.clone(),
            file: job.file.name.clone(),
            duration,
            late: job.way == Way::Up && late.contains(&version),
        };
        progress.finished(&done);
        report.push(done);
    }
    Ok(report)
}

/// Leaves out what comes from the first file on that asks for a pause; the first of all needs none.
fn until_pause<'a>(mut jobs: Vec<Job<'a>>, pauses: bool) -> (Vec<Job<'a>>, Option<Pause>) {
    let asks = |job: &Job<'_>| job.directives.pause.is_some() && !job.begun;
    let at = jobs.iter().skip(1).position(asks).map(|at| at + 1).filter(|_| pauses);
    let paused = at.and_then(|at| {
        let Job { file, directives, .. } = jobs.get(at)?;
        Some(Pause { file: file.name.clone(), what: directives.pause.clone()? })
    });
    jobs.truncate(at.unwrap_or(jobs.len()));
    (jobs, paused)
}

async fn verified<'a>(connection: &mut PgConnection, migrations: &'a [Migration]) -> Result<History<'a>> {
    let history = History::read(connection, migrations).await?;
    history.verify()?;
    Ok(history)
}

pub(super) async fn worker<'a>(connection: &mut PgConnection, options: &'a Options) -> Result<Worker<'a>> {
    let table = ensured_table(connection).await?;
    let pid = sqlx::query_scalar("SELECT pg_backend_pid()").fetch_one(connection).await;
    let pid = pid.map_err(|error| Error::database("the database does not answer").caused_by(error))?;
    Ok(Worker { table, pid, options })
}
