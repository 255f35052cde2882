//! `regenerate`: writes a migration anew, after the others: what two branches did to the same snapshot.

use super::Outcome;
use super::arguments::{Format, GenerateArguments, RegenerateArguments};
use super::context::{Context, texts};
use super::generate;
use super::output::Output;
use super::runtime;
use super::squash::MOVES_ROWS;
use super::status::seen;
use crate::database::interrupt::interruptible;
use crate::database::introspect::introspect;
use crate::database::make::reference;
use crate::database::prove::{normal_form, replay_history};
use crate::database::scratch::Scratch;
use crate::error::{Error, Finding, Result};
use crate::migration::directory::SNAPSHOT;
use crate::migration::statements::{line_of, statements};
use crate::migration::{Directives, Directory, Migration, SqlFile, render};
use crate::model::{Declared, Schema};
use crate::snapshot;
use serde::Serialize;
use std::fs;
use std::path::{Path, PathBuf};

/// What `regenerate` did.
#[derive(Debug, Serialize)]
struct Report {
    /// The files that were taken away.
    removed: Vec<String>,
    /// The files that were written.
    files: Vec<String>,
}

pub(super) fn run(context: &mut Context<'_, '_>, arguments: &RegenerateArguments) -> Result<Outcome> {
    let directory = Directory::existing(&context.settings.migrations)?;
    let migrations = directory.migrations()?;
    let dropped = dropped(context, &migrations, arguments.version)?;
    let others: Vec<Migration> =
        migrations.iter().filter(|migration| migration.version != arguments.version).cloned().collect();
    let declared = context.declared()?;
    let ground = ground(context, &others, &declared)?;
    let workshop = Workshop::new(&others, &ground)
        .map_err(|error| Error::io("cannot make a temporary directory").caused_by(error))?;
    generated(context, &workshop, arguments, &dropped)?;
    let failed = |error| {
        Error::io(format!("cannot write to `{}`", directory.path().display()))
            .caused_by(error)
            .help(format!("run `regenerate {}` again, which ends it", arguments.version))
    };
    let files = workshop.put_in_place(&directory, &others).map_err(failed)?;
    let removed = [Some(&dropped.up), dropped.down.as_ref()].into_iter().flatten();
    let removed: Vec<PathBuf> = removed.map(|file| directory.path().join(&file.name)).collect();
    removed.iter().filter(|path| !files.contains(path)).try_for_each(fs::remove_file).map_err(failed)?;
    let shown = |paths: &[PathBuf]| paths.iter().map(|path| context.shown(path)).collect::<Vec<_>>();
    let (files, removed) = (shown(&files), shown(&removed));
    files.iter().try_for_each(|file| context.output.line(file))?;
    context.output.say(&match files.is_empty() {
        true => format!("the others have all of it: {} is taken away", dropped.up.name),
        false => format!("written anew, in the place of {}", dropped.up.name),
    });
    context.output.report(&Report { removed, files })?;
    Ok(Outcome::Done)
}

/// The migration that is written anew, which the database must not have.
fn dropped(context: &Context<'_, '_>, migrations: &[Migration], version: i64) -> Result<Migration> {
    let found = migrations.iter().find(|migration| migration.version == version);
    let found = found.ok_or_else(|| {
        Error::invalid(format!("there is no migration `{version}`")).help("`status` lists the migrations")
    })?;
    if seen(context, migrations)?.history.applied.iter().any(|migration| migration.version == version) {
        return Err(Error::invalid(format!("`{}` is applied: nothing was done", found.up.name))
            .help("revert it there with `rollback`, or write a new migration after it with `generate`"));
    }
    refuse_steps_by_hand(found)?;
    Ok(found.clone())
}

/// What moves rows is in no plan: it would be gone.
fn refuse_steps_by_hand(migration: &Migration) -> Result<()> {
    let up = &migration.up;
    let is_generated =
        up.sql.lines().any(|line| line.starts_with("-- Proven on ") || line.starts_with("-- Not proven: "));
    let by_hand = |sql: &str| {
        let first = sql.split_whitespace().next().unwrap_or_default().to_ascii_lowercase();
        match is_generated {
            true => {
                let is_moved = first == "insert" && sql.contains("OVERRIDING SYSTEM VALUE");
                ["insert", "delete", "merge", "copy", "truncate", "call"].contains(&first.as_str()) && !is_moved
            }
            false => MOVES_ROWS.contains(&first.as_str()),
        }
    };
    let steps = statements(&up.sql).into_iter().filter(|range| by_hand(&up.sql[range.clone()]));
    let mut findings: Vec<Finding> = steps
        .map(|range| Finding {
            at: format!("{} line {}", up.name, line_of(&up.sql, range.start)),
            message: format!("`{}` was written by hand", up.sql[range].lines().next().unwrap_or_default()),
            help: None,
        })
        .collect();
    if Directives::of(up).is_ok_and(|directives| directives.rust) {
        let message = "a function of the program does its work".to_owned();
        findings.push(Finding { at: up.name.clone(), message, help: None });
    }
    match findings.is_empty() {
        true => Ok(()),
        false => Err(Error::findings("these steps would be lost: nothing was done", findings)
            .help("give the files a version that is newer than the others, and say in them what things are called by then; or put the steps into a migration of their own, by `generate --custom`, and regenerate the rest")),
    }
}

/// The schema that the other migrations give, as a snapshot would say it: as the code does, where that is the same.
fn ground(context: &Context<'_, '_>, others: &[Migration], declared: &Declared) -> Result<Schema> {
    let whole = render::script(&reference(&declared.schema)?);
    let scope = context.scope();
    let (held, normal) = runtime()?.block_on(async {
        let mut scratch = Scratch::for_scripts(&context.settings, texts(others).chain([whole.as_str()])).await?;
        let work = async |connection: &mut _| {
            let normal = normal_form(connection, &declared.schema, &scope).await?;
            replay_history(connection, others).await?;
            Ok((introspect(connection, &scope).await?, normal))
        };
        let read = interruptible(scratch.session(), work).await;
        scratch.close().await?;
        read
    })?;
    let mut ground = held.clone();
    for (id, fact) in declared.schema.iter() {
        if held.payload(id).is_some() && held.payload(id) == normal.payload(id) {
            ground.insert(id.clone(), fact.clone());
        }
    }
    let is_there = |name: &String| held.iter().any(|(id, _)| id.to_string() == *name);
    let done = declared.schema.done.clone().unwrap_or_default();
    ground.done = Some(done.into_iter().filter(|(now, _)| is_there(now)).collect());
    Ok(ground)
}

/// Runs `generate` beside the directory.
fn generated(
    context: &mut Context<'_, '_>,
    workshop: &Workshop,
    arguments: &RegenerateArguments,
    dropped: &Migration,
) -> Result<()> {
    let (mut data, mut talk) = (Vec::new(), Vec::new());
    let mut output = Output::new(&mut data, &mut talk, Format::Text, false);
    let settings = crate::settings::Settings { migrations: workshop.path.clone(), ..context.settings.clone() };
    let mut inner = Context::new(context.schema, settings, context.now, &mut output);
    let name = arguments.name.clone().unwrap_or_else(|| dropped.description.clone());
    let arguments = GenerateArguments { name: Some(name), ..GenerateArguments::default() };
    let outcome = generate::run(&mut inner, &arguments);
    String::from_utf8_lossy(&talk).lines().for_each(|line| context.output.say(line));
    outcome.map(drop)
}

/// A directory beside the one of the project, with the migrations that stay.
struct Workshop {
    path: PathBuf,
}

impl Workshop {
    fn new(others: &[Migration], ground: &Schema) -> std::io::Result<Self> {
        let workshop = Self { path: std::env::temp_dir().join(format!("gen-migrations-{}", std::process::id())) };
        fs::create_dir_all(&workshop.path)?;
        let files = others.iter().flat_map(|migration| [Some(&migration.up), migration.down.as_ref()]).flatten();
        for SqlFile { name, sql } in files {
            fs::write(workshop.path.join(name), sql)?;
        }
        fs::write(workshop.path.join(SNAPSHOT), snapshot::write(ground))?;
        Ok(workshop)
    }

    /// Copies what is new, the snapshot last, and returns where the new migrations are.
    fn put_in_place(&self, directory: &Directory, others: &[Migration]) -> std::io::Result<Vec<PathBuf>> {
        let is_old = |name: &str| {
            let of = |migration: &Migration| {
                migration.up.name == name || migration.down.as_ref().is_some_and(|down| down.name == name)
            };
            others.iter().any(of)
        };
        let mut names: Vec<String> = fs::read_dir(&self.path)?
            .map(|entry| entry.map(|entry| entry.file_name().to_string_lossy().into_owned()))
            .collect::<std::io::Result<_>>()?;
        names.retain(|name| name.ends_with(".sql") && !is_old(name));
        names.sort();
        let copied: Vec<PathBuf> = names.iter().map(|name| directory.path().join(name)).collect();
        for name in names.iter().map(String::as_str).chain([SNAPSHOT]) {
            replace(&self.path.join(name), &directory.path().join(name))?;
        }
        Ok(copied)
    }
}

impl Drop for Workshop {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.path);
    }
}

/// Copies a file in whole, or not at all.
fn replace(from: &Path, to: &Path) -> std::io::Result<()> {
    let beside = to.with_extension("new");
    fs::copy(from, &beside)?;
    fs::File::open(&beside)?.sync_all()?;
    fs::rename(beside, to)
}
