//! `status`: the migrations, and which are applied.

use super::Outcome;
use super::context::{Context, extensions_of, texts};
use super::output::FindingReport;
use super::runtime;
use crate::database::connect::Session;
use crate::database::history::History;
use crate::error::{Finding, Result};
use crate::migration::Migration;
use serde::Serialize;
use std::collections::BTreeSet;

/// The migrations, and what is wrong with them.
#[derive(Debug, Serialize)]
struct Report<'a> {
    migrations: Vec<Line<'a>>,
    findings: Vec<FindingReport<'a>>,
}

/// One migration.
#[derive(Debug, Serialize)]
struct Line<'a> {
    version: i64,
    description: &'a str,
    file: &'a str,
    state: State,
}

/// What the database says of a migration.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
enum State {
    Applied,
    Pending,
    /// Pending, and older than one that is applied.
    Late,
    /// Applied, and the file changed since.
    Edited,
}

pub(super) fn run(context: &mut Context<'_, '_>) -> Result<Outcome> {
    let migrations = context.migrations()?;
    let history = history(context, &migrations)?;
    let late: BTreeSet<i64> = history.late().map(|migration| migration.version).collect();
    let pending: BTreeSet<i64> = history.pending.iter().map(|migration| migration.version).collect();
    let edited: BTreeSet<i64> = history.edited.iter().map(|migration| migration.version).collect();
    let state = |version: &i64| match version {
        version if edited.contains(version) => State::Edited,
        version if late.contains(version) => State::Late,
        version if pending.contains(version) => State::Pending,
        _ => State::Applied,
    };
    let findings = history.findings();
    let lines: Vec<Line<'_>> = migrations.iter().map(|migration| line(migration, state(&migration.version))).collect();
    for line in &lines {
        let state = format!("{:?}", line.state).to_lowercase();
        context.output.line(&format!("{state:8} {}", line.file))?;
    }
    write(context, &findings)?;
    context.output.report(&Report { migrations: lines, findings: FindingReport::all(&findings) })?;
    Ok(if findings.is_empty() { Outcome::Done } else { Outcome::Findings })
}

fn line(migration: &Migration, state: State) -> Line<'_> {
    Line { version: migration.version, description: &migration.description, file: &migration.up.name, state }
}

/// What the database says; where there is none yet, none is made.
pub(super) fn history<'m>(context: &Context<'_, '_>, migrations: &'m [Migration]) -> Result<History<'m>> {
    if !context.has_database() {
        return Ok(History::compare(migrations, &[]));
    }
    let extensions = extensions_of(texts(migrations));
    runtime()?.block_on(async {
        let mut session = Session::open(&context.settings, &extensions).await?;
        let history = History::read(session.connection(), migrations).await;
        session.close().await?;
        history
    })
}

/// Writes findings for people.
pub(super) fn write(context: &mut Context<'_, '_>, findings: &[Finding]) -> Result<()> {
    findings.iter().try_for_each(|finding| context.output.line(&finding.to_string()))
}
