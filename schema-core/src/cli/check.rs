//! `check`: history, snapshot, code and database agree.

use super::Outcome;
use super::context::{Context, texts};
use super::late::colliding;
use super::output::FindingReport;
use super::runtime;
use super::status::{seen, write};
use super::unlisted::{Unlisted, unlisted};
use crate::database::history::History;
use crate::database::interrupt::interruptible;
use crate::database::make::reference;
use crate::database::prove::replay;
use crate::database::scratch::Scratch;
use crate::diff::diff;
use crate::error::{Error, Finding, Result};
use crate::migration::alone::alone_in;
use crate::migration::directory::SNAPSHOT;
use crate::migration::write::leftovers;
use crate::migration::{Directives, Directory, Migration, SqlFile, render};
use crate::model::Schema;
use serde::Serialize;

/// What was found.
#[derive(Debug, Serialize)]
struct Report<'a> {
    /// How many migrations were replayed.
    migrations: usize,
    findings: Vec<FindingReport<'a>>,
}

pub(super) fn run(context: &mut Context<'_, '_>) -> Result<Outcome> {
    let directory = Directory::existing(&context.settings.migrations)?;
    let mut findings = files(&directory)?;
    let migrations = directory.migrations()?;
    let snapshot = directory.snapshot()?;
    if snapshot.is_none() && !migrations.is_empty() {
        findings.push(finding(SNAPSHOT, "is missing", "restore it from version control"));
    }
    let snapshot = snapshot.unwrap_or_default();
    findings.extend(code(context, &snapshot)?);
    findings.extend(not_listed(context)?);
    findings.extend(runnable(&migrations));
    let seen = seen(context, &migrations)?;
    findings.extend(seen.findings());
    let colliding = colliding(context, &migrations, &seen.history)?;
    if colliding.is_empty() {
        findings.extend(out_of_order(&seen.history));
        let newest = seen.history.pending.last().map(|migration| migration.version);
        match replayed(context, &migrations, &snapshot, newest) {
            Ok(found) => findings.extend(found),
            Err(error) if findings.is_empty() => return Err(error),
            // What was found before may be why.
            Err(error) => findings.push(Finding {
                at: context.shown(directory.path()),
                message: [Some(error.to_string().as_str()), error.detail_text()]
                    .into_iter()
                    .flatten()
                    .collect::<Vec<_>>()
                    .join("\n  "),
                help: error.help_text().map(str::to_owned),
            }),
        }
    }
    // Where something collides, the history in order of the versions is not the one to be replayed.
    findings.extend(colliding);
    findings.extend(squashed(&migrations));
    write(context, &findings)?;
    context.output.report(&Report { migrations: migrations.len(), findings: FindingReport::all(&findings) })?;
    if !findings.is_empty() {
        return Ok(Outcome::Findings);
    }
    let database = if context.has_database() { ", nothing applied was edited" } else { "" };
    let files = match migrations.len() {
        1 => "1 migration gives".to_owned(),
        count => format!("{count} migrations give"),
    };
    context.output.say(&format!("whole: {files} the snapshot, the snapshot is the code{database}"));
    Ok(Outcome::Done)
}

fn files(directory: &Directory) -> Result<Vec<Finding>> {
    let listing = directory.list()?;
    let orphans = listing.orphans().into_iter().map(|file| {
        finding(file, "reverts a migration that has no file", "restore the file that applies it, or take this one away")
    });
    let alone = listing
        .irreversible()
        .into_iter()
        .map(|file| finding(file, "has no file that reverts it", "restore its `.down.sql`, or write one"));
    let left = leftovers(directory)?.into_iter().map(|(version, name)| {
        finding(
            &name,
            &format!("an interrupted run left it unfinished, of version {version}"),
            "run `generate`, which finishes or removes it",
        )
    });
    Ok(orphans.chain(alone).chain(left).collect())
}

/// What the runner would refuse in the files.
fn runnable(migrations: &[Migration]) -> Vec<Finding> {
    let files = migrations.iter().flat_map(|migration| [Some(&migration.up), migration.down.as_ref()]).flatten();
    let files: Vec<&SqlFile> = files.collect();
    let alone = files.iter().filter(|file| file.no_transaction()).filter_map(|file| alone_in(file).err());
    let directives = Directives::of_all(files.iter().copied()).err().unwrap_or_default();
    directives.into_iter().chain(alone).collect()
}

/// Files that an interrupted `squash` left beside the one that stands for them.
fn squashed(migrations: &[Migration]) -> Vec<Finding> {
    let stands_for = |version: i64| {
        migrations.iter().find(|other| {
            other.version != version && Directives::of(&other.up).unwrap_or_default().squashes.contains(&version)
        })
    };
    let left = |migration: &Migration| {
        let other = stands_for(migration.version)?;
        let message = format!("is squashed into `{}`", other.up.name);
        Some(finding(&migration.up.name, &message, "take its files away: an interrupted `squash` left them"))
    };
    migrations.iter().filter_map(left).collect()
}

/// Files that were merged late.
fn out_of_order(history: &History<'_>) -> Vec<Finding> {
    let last = history.applied.last().map_or("", |migration| migration.up.name.as_str());
    let late = |migration: &Migration| {
        finding(
            &migration.up.name,
            &format!("is older than `{last}`, which is applied"),
            "`migrate` applies it all the same, where both orders give the same database",
        )
    };
    history.late().map(late).collect()
}

/// The snapshot is what the code declares.
fn code(context: &Context<'_, '_>, snapshot: &Schema) -> Result<Vec<Finding>> {
    let declared = context.declared()?;
    let changes = diff(snapshot, &declared.schema, &declared.hints).summary();
    Ok(changes.iter().map(|line| finding("code", &format!("has no migration for: {line}"), "run `generate`")).collect())
}

/// Each table of the code is in the schema.
fn not_listed(context: &Context<'_, '_>) -> Result<Vec<Finding>> {
    let source = context.settings.project.join("src");
    if !source.is_dir() {
        return Ok(Vec::new());
    }
    let failed = |error| Error::io(format!("cannot read `{}`", context.shown(&source))).caused_by(error);
    let place = |table: &Unlisted| context.shown(&source.join(&table.file));
    let found =
        |table: &Unlisted| finding(&place(table), &format!("`{}` is in no `schema!`", table.name), &table.help());
    Ok(unlisted(&source).map_err(failed)?.iter().map(found).collect())
}

/// The history gives the snapshot. `newest` is the last migration that the database does not have.
fn replayed(
    context: &Context<'_, '_>,
    migrations: &[Migration],
    snapshot: &Schema,
    newest: Option<i64>,
) -> Result<Vec<Finding>> {
    let anew = newest.map(|version| format!("`regenerate {version}` writes it anew, after the others"));
    let whole = render::script(&reference(snapshot)?);
    let scripts = texts(migrations).chain([whole.as_str()]);
    let scope = context.scope();
    let lines = runtime()?.block_on(async {
        let mut scratch = Scratch::for_scripts(&context.settings, scripts).await?;
        let work = async |connection: &mut _| replay(connection, migrations, snapshot, &scope).await;
        let lines = interruptible(scratch.session(), work).await;
        scratch.close().await?;
        lines.map_err(|error| match &anew {
            Some(anew) => error.or_help(&format!("where two branches did the same, {anew}")),
            None => error,
        })
    })?;
    let help =
        "a migration or the snapshot was changed by hand, or a merge lost a part: restore them from version control";
    let help = anew.as_ref().map_or_else(|| help.to_owned(), |anew| format!("{help}; or {anew}"));
    Ok(lines
        .iter()
        .map(|line| {
            finding(SNAPSHOT, &format!("the migrations do not give it; after them is still to be done: {line}"), &help)
        })
        .collect())
}

fn finding(at: &str, message: &str, help: &str) -> Finding {
    Finding { at: at.to_owned(), message: message.to_owned(), help: Some(help.to_owned()) }
}
