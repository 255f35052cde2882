//! `generate`: the migration from the last one to the code.

use super::Outcome;
use super::arguments::GenerateArguments;
use super::context::Context;
use super::draft::{Draft, Report, Written};
use crate::database::compare::{refuse_idle, renamed};
use crate::diff::diff;
use crate::error::{Error, Result};
use crate::migration::directory::{Listing, SNAPSHOT};
use crate::migration::lock::Lock;
use crate::migration::write::{NewFiles, Recovered, recover, write};
use crate::migration::{Directory, Migration, name, render, version};
use crate::model::Schema;
use crate::snapshot;
use std::time::Duration;

/// How long a second `generate` waits for the first.
const PATIENCE: Duration = Duration::from_secs(10);

pub(super) fn run(context: &mut Context<'_, '_>, arguments: &GenerateArguments) -> Result<Outcome> {
    let directory = Directory::new(&context.settings.migrations);
    if arguments.check || arguments.dry_run {
        return work(context, arguments, &directory, None);
    }
    let lock = Lock::acquire(directory.path(), PATIENCE)?;
    for recovered in recover(&directory, &lock)? {
        context.output.say(&match recovered {
            Recovered::Discarded(version) => format!("removed what an interrupted run left of migration {version}"),
            Recovered::Finished(version) => {
                format!("finished migration {version}, whose files an interrupted run left")
            }
        });
    }
    work(context, arguments, &directory, Some(&lock))
}

fn work(
    context: &mut Context<'_, '_>,
    arguments: &GenerateArguments,
    directory: &Directory,
    lock: Option<&Lock>,
) -> Result<Outcome> {
    let listing = directory.list()?;
    if let (true, Some(lock)) = (arguments.custom, lock) {
        return custom(context, arguments, directory, &listing, lock);
    }
    let mut declared = context.declared()?;
    let last = last_schema(directory, &listing, &declared.schema)?;
    let (hints, idle) = renamed(&last, &declared.schema, &arguments.rename.rename, declared.hints)?;
    refuse_idle(idle)?;
    declared.hints = hints;
    let changes = diff(&last, &declared.schema, &declared.hints);
    let summary = changes.summary();
    if changes.is_empty() {
        context.output.report(&Report::default())?;
        context.output.say("nothing to do: the migrations have what the code declares");
        return Ok(Outcome::Done);
    }
    if arguments.check {
        summary.iter().try_for_each(|line| context.output.line(line))?;
        context.output.report(&Report::of_changes(summary))?;
        context.output.say("the code has changes without a migration: run `generate`");
        return Ok(Outcome::Findings);
    }
    let draft = Draft::new(context, arguments, &listing, &declared, &changes)?;
    draft.finish(context, arguments, directory, lock)
}

/// The schema after the last migration.
fn last_schema(directory: &Directory, listing: &Listing, code: &Schema) -> Result<Schema> {
    match directory.snapshot_beside(code)? {
        Some(schema) => Ok(schema),
        None if listing.is_empty() => Ok(Schema::default()),
        None => Err(Error::invalid(format!("`{}` has migrations and no `{SNAPSHOT}`", directory.path().display()))
            .help(format!(
                "restore `{SNAPSHOT}` from version control; without it nobody knows what the last migration left"
            ))),
    }
}

fn custom(
    context: &mut Context<'_, '_>,
    arguments: &GenerateArguments,
    directory: &Directory,
    listing: &Listing,
    lock: &Lock,
) -> Result<Outcome> {
    let description = name::description(arguments.name.as_deref().unwrap_or("custom"))?;
    let version = version::next(context.now, listing.last())?;
    let name = format!("{version}_{description}");
    let (up, down) = if arguments.rust { render::function(&name) } else { render::custom(&name) };
    let migration = Migration::new(version, description, up, down);
    // The first migration of all brings the snapshot that the next one starts from.
    let snapshot = listing.is_empty().then(|| snapshot::write(&Schema::default()));
    let mut report = Report { migrations: vec![Written::of(&migration, None)], ..Report::default() };
    let new = NewFiles { migrations: vec![migration], snapshot };
    for path in write(directory, lock, &new)? {
        let path = context.shown(&path);
        context.output.line(&path)?;
        report.files.push(path);
    }
    context.output.say(&match arguments.rust {
        true => format!("register its function in `main`: `.step(\"{name}\", async |connection| {{ … }})`"),
        false => "write the statements into both files; `check` proves the history with them".to_owned(),
    });
    context.output.report(&report)?;
    Ok(Outcome::Done)
}
