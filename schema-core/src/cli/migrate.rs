//! `migrate`: applies what is pending.

use super::Outcome;
use super::arguments::MigrateArguments;
use super::context::{Context, extensions_of, texts};
use super::late::refuse_colliding;
use super::progress::{DoneReport, Shown};
use super::runtime;
use super::status::seen;
use super::upcoming;
use crate::database::connect::Session;
use crate::database::interrupt::interruptible;
use crate::database::runner::{Pause, migrate};
use crate::error::{Error, Finding, Result};
use crate::migration::Migration;
use serde::Serialize;

/// What `migrate` did; also where it failed in the end.
#[derive(Debug, Serialize)]
struct Report {
    /// The migrations that were applied, in order.
    applied: Vec<DoneReport>,
    /// Where it stopped before the rest.
    #[serde(skip_serializing_if = "Option::is_none")]
    paused: Option<PauseReport>,
}

/// A file before which something else has to be done.
#[derive(Debug, Serialize)]
struct PauseReport {
    file: String,
    before_it: String,
}

pub(super) fn run(context: &mut Context<'_, '_>, arguments: &MigrateArguments) -> Result<Outcome> {
    let migrations = context.migrations()?;
    functions_have_files(context, &migrations)?;
    if arguments.plan {
        return upcoming::run(context, &migrations, arguments.to);
    }
    if !arguments.no_verify && context.has_database() {
        refuse_colliding(context, &migrations, &seen(context, &migrations)?.history)?;
    }
    let extensions = extensions_of(texts(&migrations));
    let settings = context.settings.clone();
    let mut options = context.run_options(&arguments.run);
    options.to = arguments.to;
    options.no_pause = arguments.no_pause;
    let mut shown = Shown::new(context.output, "applied");
    let outcome = runtime()?.block_on(async {
        let mut session = Session::open(&settings, &extensions).await?;
        let options = options.watched(&session);
        let work = async |connection: &mut _| migrate(connection, &migrations, &options, &mut shown).await;
        let outcome = interruptible(&mut session, work).await;
        let place = session.place();
        session.close().await?;
        outcome.map(|applied| (place, applied.paused))
    });
    let applied = shown.into_done();
    let count = applied.len();
    let paused = outcome.as_ref().ok().and_then(|(_, paused)| paused.clone());
    let report = paused.clone().map(|Pause { file, what }| PauseReport { file, before_it: what });
    context.output.report(&Report { applied, paused: report })?;
    let (place, _) = outcome.map_err(already_there)?;
    context.output.say(&match count {
        0 => format!("nothing to do: {place} is up to date"),
        1 => format!("applied 1 migration to {place}"),
        _ => format!("applied {count} migrations to {place}"),
    });
    if let Some(Pause { file, what }) = paused {
        context.output.say(&format!(
            "stopped before {file}: {what}\n  then run `migrate` again, which applies it; `--no-pause` does not stop"
        ));
    }
    Ok(Outcome::Done)
}

/// Each function of the program has its file, so that order and history are whole.
fn functions_have_files(context: &Context<'_, '_>, migrations: &[Migration]) -> Result<()> {
    let has_file = |version: &i64| migrations.iter().any(|migration| migration.version == *version);
    let without = context.steps.versions().filter(|version| !has_file(version));
    let finding = |version: i64| Finding {
        at: format!("the function of {version}"),
        message: "has no file in the directory of migrations".to_owned(),
        help: Some("write it with `generate --custom --rust`, and name the function after it".to_owned()),
    };
    let findings: Vec<Finding> = without.map(finding).collect();
    if findings.is_empty() {
        return Ok(());
    }
    Err(Error::findings("functions and files of migrations disagree: nothing was done", findings))
}

/// A database that was there before its migrations.
fn already_there(error: Error) -> Error {
    match error.to_string().ends_with(" already exists") {
        true => error.or_help(
            "where the database has what the migrations make, and not by them, `baseline` notes them as applied",
        ),
        false => error,
    }
}
