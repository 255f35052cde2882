//! `squash`: one migration in the place of many, proven to give the same.

use super::Outcome;
use super::arguments::SquashArguments;
use super::context::{Context, texts};
use super::runtime;
use crate::database::interrupt::interruptible;
use crate::database::introspect::Scope;
use crate::database::make::reference;
use crate::database::prove::{Claim, Phases, prove, survey};
use crate::database::scratch::Scratch;
use crate::database::source::of_migrations;
use crate::diff::diff;
use crate::error::{Error, Finding, Result};
use crate::migration::lock::Lock;
use crate::migration::render::{self, Proof};
use crate::migration::statements::{line_of, statements};
use crate::migration::{Directives, Directory, Migration, SqlFile, name};
use crate::model::{Hints, Schema};
use crate::online::{Stage, TAKES_LOCKS};
use crate::plan::plan;
use serde::Serialize;
use std::fs;
use std::path::Path;
use std::time::Duration;

/// How long another run is waited for.
const PATIENCE: Duration = Duration::from_secs(10);

/// The first words of statements that move rows, or may.
pub(super) const MOVES_ROWS: &[&str] =
    &["insert", "update", "delete", "merge", "copy", "truncate", "with", "select", "do", "call"];

/// What `squash` did.
#[derive(Debug, Serialize)]
struct Report {
    /// The new files.
    files: Vec<String>,
    /// The versions that they stand for.
    squashes: Vec<i64>,
    /// What moved rows and is left out.
    left_out: Vec<String>,
    proven_on: String,
}

pub(super) fn run(context: &mut Context<'_, '_>, arguments: &SquashArguments) -> Result<Outcome> {
    let directory = Directory::existing(&context.settings.migrations)?;
    let lock = Lock::acquire(directory.path(), PATIENCE)?;
    let mut migrations = directory.migrations()?;
    if let Some(to) = arguments.to {
        migrations.retain(|migration| migration.version <= to);
    }
    let last = match migrations.as_slice() {
        [_, .., last] if arguments.to.is_none_or(|to| to == last.version) => last.version,
        _ => {
            return Err(Error::invalid("there are not several migrations up to that version")
                .help("`status` lists them; `--to` takes the version of the last one that goes into the new one"));
        }
    };
    let left_out = left_out(&migrations, arguments.leave_out_data)?;
    let name = format!("{last}_{}", name::description(arguments.name.as_deref().unwrap_or("squashed"))?);
    let squashes = versions(&migrations);
    let (new, proven_on) = proven(context, &migrations, last, &name, &squashes)?;
    put_in_place(&directory, &lock, &migrations, &new)
        .map_err(|error| Error::io(format!("cannot write to `{}`", directory.path().display())).caused_by(error))?;
    let files = [Some(&new.up), new.down.as_ref()].into_iter().flatten();
    let files: Vec<String> = files.map(|file| context.shown(&directory.path().join(&file.name))).collect();
    files.iter().try_for_each(|file| context.output.line(file))?;
    left_out.iter().for_each(|line| context.output.say(&format!("left out, because it moves rows: {line}")));
    context.output.say(&format!(
        "{} migrations are one, proven on {proven_on} to give the same; `migrate` puts it in their place where they are \
         applied, and sqlx's own runner works there only after that",
        squashes.len()
    ));
    context.output.report(&Report { files, squashes, left_out, proven_on })?;
    Ok(Outcome::Done)
}

/// The versions that the new migration stands for: what was squashed before stays known.
fn versions(migrations: &[Migration]) -> Vec<i64> {
    let before = migrations.iter().flat_map(|migration| Directives::of(&migration.up).unwrap_or_default().squashes);
    let mut all: Vec<i64> = migrations.iter().map(|migration| migration.version).chain(before).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// The statements that move rows, which one that makes the schema cannot have.
fn left_out(migrations: &[Migration], accepted: bool) -> Result<Vec<String>> {
    let moving = migrations.iter().flat_map(|Migration { up, .. }| {
        if Directives::of(up).is_ok_and(|directives| directives.rust) {
            return vec![(up.name.clone(), "a function of the program".to_owned())];
        }
        let moves = |range: &std::ops::Range<usize>| {
            let first = up.sql[range.clone()].split_whitespace().next().unwrap_or_default().to_ascii_lowercase();
            MOVES_ROWS.contains(&first.as_str()) && !up.sql[range.clone()].starts_with(TAKES_LOCKS)
        };
        let place = |range: std::ops::Range<usize>| {
            let first = up.sql[range.clone()].lines().next().unwrap_or_default();
            (format!("{} line {}", up.name, line_of(&up.sql, range.start)), format!("`{first}`"))
        };
        statements(&up.sql).into_iter().filter(moves).map(place).collect()
    });
    let moving: Vec<(String, String)> = moving.collect();
    if accepted || moving.is_empty() {
        return Ok(moving.into_iter().map(|(at, what)| format!("{at}: {what}")).collect());
    }
    let finding = |(at, what)| Finding { at, message: format!("{what} moves rows, or may"), help: None };
    Err(Error::findings("these steps would be lost: nothing was done", moving.into_iter().map(finding).collect()).help(
        "squash up to the version before them with `--to`; or, where a new database needs none of them, \
               `--leave-out-data`",
    ))
}

/// The new migration, and the server on which both ways gave the same.
fn proven(
    context: &Context<'_, '_>,
    migrations: &[Migration],
    version: i64,
    name: &str,
    squashes: &[i64],
) -> Result<(Migration, String)> {
    let scope = Scope { owners: false, privileges: true, ..Scope::whole() };
    runtime()?.block_on(async {
        let held = of_migrations(migrations, &context.settings, &scope).await?;
        if !held.unknown.is_empty() {
            return Err(Error::invalid("there is something that no statement of ours makes: nothing was done")
                .detail(held.unknown.join("\n"))
                .help("squash up to the version before it with `--to`"));
        }
        let held = held.schema;
        let (up, down) = (reference(&held)?, plan(&diff(&held, &Schema::default(), &Hints::default()))?);
        let mut scratch = Scratch::for_scripts(&context.settings, texts(migrations)).await?;
        let server = scratch.session().server();
        let stage = Stage { phase: None, up: up.clone(), down, repeatable: false, pause: None };
        let new = migration(version, name, squashes, &stage, Proof::Server(&server));
        let work = async |connection: &mut _| {
            let mut phases = Phases::default();
            let ground = survey(connection, &[], &held, Some(&up), &scope, &mut phases).await?;
            let claim = Claim { declared: &held, migrations: std::slice::from_ref(&new), scope: &scope };
            prove(connection, claim, &ground, &mut phases).await
        };
        let outcome = interruptible(scratch.session(), work).await;
        scratch.close().await?;
        outcome.map_err(|error| error.or_help("nothing was written"))?;
        Ok((new, server))
    })
}

fn migration(version: i64, name: &str, squashes: &[i64], stage: &Stage, proof: Proof<'_>) -> Migration {
    let squashes: Vec<String> = squashes.iter().map(ToString::to_string).collect();
    let description = name.split_once('_').map(|(_, words)| words).unwrap_or_default();
    let mut new = render::migration(version, description, stage, (1, 1), proof);
    let head = new.up.sql.find('\n').map_or(0, |end| end + 1);
    new.up.sql.insert_str(head, &format!("-- gen-migrations: squashes = {}\n", squashes.join(", ")));
    new
}

/// The new files first, so that at no time anything is lost: `check` names old ones that an interrupted run left.
fn put_in_place(directory: &Directory, _lock: &Lock, old: &[Migration], new: &Migration) -> std::io::Result<()> {
    let at = |file: &SqlFile| directory.path().join(&file.name);
    let new_files: Vec<&SqlFile> = [new.down.as_ref(), Some(&new.up)].into_iter().flatten().collect();
    for file in &new_files {
        store(&at(file).with_extension("sql.new"), &file.sql)?;
    }
    let files = |migration: &Migration| [Some(migration.up.clone()), migration.down.clone()].into_iter().flatten();
    let (last, before): (Vec<&Migration>, Vec<&Migration>) = old.iter().partition(|old| old.version == new.version);
    for file in last.into_iter().flat_map(files) {
        fs::remove_file(at(&file))?;
    }
    for file in &new_files {
        fs::rename(at(file).with_extension("sql.new"), at(file))?;
    }
    for file in before.into_iter().flat_map(files) {
        fs::remove_file(at(&file))?;
    }
    Ok(())
}

fn store(path: &Path, text: &str) -> std::io::Result<()> {
    fs::write(path, text)?;
    fs::File::open(path)?.sync_all()
}
