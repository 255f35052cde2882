//! What is to be run, read and checked whole before any of it runs.

use super::apply::{Job, Way};
use super::history::{History, Interrupted};
use super::runner::{Back, Options};
use crate::error::{Error, Finding, Result};
use crate::migration::alone::{alone, alone_in, controls_transaction};
use crate::migration::statements::{line_of, statements};
use crate::migration::{Alone, Directives, Migration, SqlFile};

/// The jobs that apply what is pending, up to a version where one is given.
///
/// # Errors
/// There is no such version, or a file cannot be run: all mistakes of all files.
pub(super) fn to_apply<'a>(history: &History<'a>, options: &Options) -> Result<Vec<Job<'a>>> {
    if let Some(to) = options.to
        && !history.pending.iter().chain(&history.applied).any(|migration| migration.version == to)
    {
        return Err(Error::invalid(format!("there is no migration `{to}`"))
            .help("`status` lists the migrations; `--to` takes the version in front of a file's name"));
    }
    let wanted = |migration: &&Migration| options.to.is_none_or(|to| migration.version <= to);
    let up = |migration: &'a Migration| (migration, &migration.up);
    let chosen: Vec<_> = history.pending.iter().copied().filter(wanted).map(up).collect();
    jobs(&chosen, Way::Up, &history.interrupted, options)
}

/// The jobs that revert, the last migration first.
///
/// # Errors
/// As [`to_apply`]; and a migration has no file that reverts it.
pub(super) fn to_revert<'a>(history: &History<'a>, back: Back, options: &Options) -> Result<Vec<Job<'a>>> {
    let newest_first = history.applied.iter().rev().copied();
    let chosen: Vec<&Migration> = match back {
        Back::Steps(steps) => newest_first.take(steps).collect(),
        Back::To(version) => {
            if version != 0 && !history.applied.iter().any(|migration| migration.version == version) {
                return Err(Error::invalid(format!("migration `{version}` is not applied"))
                    .help("`status` lists what is applied; `--to 0` reverts everything"));
            }
            newest_first.take_while(|migration| migration.version > version).collect()
        }
    };
    let chosen: Vec<_> = chosen.into_iter().map(with_down).collect::<Result<_>>()?;
    jobs(&chosen, Way::Down, &history.interrupted, options)
}

/// The jobs that go on reverting what was begun to be reverted.
pub(super) fn to_go_on_reverting<'a>(history: &History<'a>, options: &Options) -> Result<Vec<Job<'a>>> {
    let of = |interrupted: &Interrupted| history.applied.iter().find(|m| m.version == interrupted.version).copied();
    let begun = history.interrupted.iter().filter(|interrupted| interrupted.reverting).rev();
    let chosen: Vec<_> = begun.filter_map(of).map(with_down).collect::<Result<_>>()?;
    jobs(&chosen, Way::Down, &history.interrupted, options)
}

fn with_down(migration: &Migration) -> Result<(&Migration, &SqlFile)> {
    match &migration.down {
        Some(down) => Ok((migration, down)),
        None => Err(Error::invalid(format!("`{}` has no file that reverts it: nothing was done", migration.up.name))
            .help(format!("write a `.down.sql` file for version {}", migration.version))),
    }
}

fn jobs<'a>(
    chosen: &[(&'a Migration, &'a SqlFile)],
    way: Way,
    interrupted: &[Interrupted],
    options: &Options,
) -> Result<Vec<Job<'a>>> {
    let (mut jobs, mut findings) = (Vec::new(), Vec::new());
    for (migration, file) in chosen {
        let mistakes = findings.len();
        let directives = Directives::of(file).unwrap_or_else(|mistakes| {
            findings.extend(mistakes);
            Directives::default()
        });
        let only = match file.no_transaction() {
            true => alone_in(file).unwrap_or_else(|mistake| {
                findings.push(mistake);
                None
            }),
            false => None,
        };
        findings.extend(without_function(migration, file, way, &directives, options));
        if only.is_none() {
            findings.extend(ends_its_transaction(file));
        }
        if !file.no_transaction() {
            findings.extend(refused_in_a_transaction(file));
        }
        let begun = interrupted.iter().any(|interrupted| interrupted.version == migration.version);
        if findings.len() == mistakes {
            jobs.push(Job { migration, file, way, directives, alone: only, begun });
        }
    }
    if findings.is_empty() {
        return Ok(jobs);
    }
    Err(Error::findings("these files cannot be run: nothing was done", findings))
}

/// A file whose function this program does not have.
fn without_function(
    migration: &Migration,
    file: &SqlFile,
    way: Way,
    directives: &Directives,
    options: &Options,
) -> Option<Finding> {
    let lacks = directives.rust && options.steps.get(migration.version, way).is_none();
    let method = if way == Way::Up { "step" } else { "revert_step" };
    let name = file.name.split('.').next().unwrap_or_default();
    lacks.then(|| Finding {
        at: file.name.clone(),
        message: "a function does its work, which this program does not have".to_owned(),
        help: Some(format!(
            "write in its `main`: `Cli::new(&schema).{method}(\"{name}\", async |connection| {{ … }}).main()`"
        )),
    })
}

/// What PostgreSQL would refuse in the middle of the run.
fn refused_in_a_transaction(file: &SqlFile) -> Option<Finding> {
    let refused = |range: &std::ops::Range<usize>| match alone(&file.sql[range.clone()]) {
        Some(Alone::CreateIndex(_) | Alone::DropIndex { .. } | Alone::Reindex { .. } | Alone::Detach { .. }) => true,
        Some(Alone::AddValue { .. } | Alone::Harmless | Alone::Opaque) | None => false,
    };
    let range = statements(&file.sql).into_iter().find(refused)?;
    let first = file.sql[range.clone()].lines().next().unwrap_or_default();
    Some(Finding {
        at: format!("{} line {}", file.name, line_of(&file.sql, range.start)),
        message: format!("PostgreSQL refuses `{first}` in a transaction, and the file is run in one"),
        help: Some("put it into a migration of its own, whose first line is `-- no-transaction`".to_owned()),
    })
}

/// A statement that would make the rest of the file, and the note of it, a transaction of their own.
fn ends_its_transaction(file: &SqlFile) -> Option<Finding> {
    let all = statements(&file.sql);
    let range = all.into_iter().find(|range| controls_transaction(&file.sql[range.clone()]))?;
    Some(Finding {
        at: format!("{} line {}", file.name, line_of(&file.sql, range.start)),
        message: format!("`{}` would leave the file half applied where a later statement fails", &file.sql[range]),
        help: Some("take it away: the runner puts each file in a transaction".to_owned()),
    })
}
