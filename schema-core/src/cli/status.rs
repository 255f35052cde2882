//! `status`: the migrations, and which are applied.

use super::Outcome;
use super::context::{Context, extensions_of, texts};
use super::output::FindingReport;
use super::runtime;
use crate::database::connect::Session;
use crate::database::history::History;
use crate::database::resume::{InvalidIndex, invalid_indexes};
use crate::error::{Finding, Result};
use crate::migration::{Directives, Migration};
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
    /// What has to be done before it is applied.
    #[serde(skip_serializing_if = "Option::is_none")]
    pause: Option<String>,
}

/// What a database says of the migrations.
pub(super) struct Seen<'m> {
    pub(super) history: History<'m>,
    pub(super) invalid: Vec<InvalidIndex>,
}

/// What the database says of a migration.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
enum State {
    Applied,
    Pending,
    /// Pending, and older than one that is applied.
    Late,
    /// Begun outside of a transaction, and not ended.
    Interrupted,
    /// Applied, and the file changed since.
    Edited,
}

pub(super) fn run(context: &mut Context<'_, '_>) -> Result<Outcome> {
    let migrations = context.migrations()?;
    let seen = seen(context, &migrations)?;
    let history = &seen.history;
    let late: BTreeSet<i64> = history.late().map(|migration| migration.version).collect();
    let pending: BTreeSet<i64> = history.pending.iter().map(|migration| migration.version).collect();
    let edited: BTreeSet<i64> = history.edited.iter().map(|migration| migration.version).collect();
    let state = |version: &i64| match version {
        version if history.interrupted.iter().any(|interrupted| interrupted.version == *version) => State::Interrupted,
        version if edited.contains(version) => State::Edited,
        version if late.contains(version) => State::Late,
        version if pending.contains(version) => State::Pending,
        _ => State::Applied,
    };
    let findings = seen.findings();
    let lines: Vec<Line<'_>> = migrations.iter().map(|migration| line(migration, state(&migration.version))).collect();
    for line in &lines {
        let state = format!("{:?}", line.state).to_lowercase();
        let pause = line.pause.as_ref().map_or(String::new(), |pause| format!("  (before it: {pause})"));
        context.output.line(&format!("{state:8} {}{pause}", line.file))?;
    }
    write(context, &findings)?;
    context.output.report(&Report { migrations: lines, findings: FindingReport::all(&findings) })?;
    Ok(if findings.is_empty() { Outcome::Done } else { Outcome::Findings })
}

fn line(migration: &Migration, state: State) -> Line<'_> {
    let (description, file) = (&migration.description, &migration.up.name);
    let to_come = matches!(state, State::Pending | State::Late);
    let pause = Directives::of(&migration.up).unwrap_or_default().pause.filter(|_| to_come);
    Line { version: migration.version, description, file, state, pause }
}

impl Seen<'_> {
    /// What is wrong, and what an interruption left.
    pub(super) fn findings(&self) -> Vec<Finding> {
        let interrupted = self.history.interrupted.iter().map(|interrupted| Finding {
            at: interrupted.version.to_string(),
            message: format!(
                "was interrupted while it was {}",
                if interrupted.reverting { "reverted" } else { "applied" }
            ),
            help: Some("run `migrate`, which goes on, or says what is left to do".to_owned()),
        });
        let invalid = self.invalid.iter().map(|index| Finding {
            at: index.name.clone(),
            message: format!("a build that failed or was interrupted left this index of `{}` invalid", index.table),
            help: Some(match self.history.interrupted.is_empty() {
                true => index.repair(),
                false => format!("`migrate` repairs it where it is its own; else {}", index.repair()),
            }),
        });
        self.history.findings().into_iter().chain(interrupted).chain(invalid).collect()
    }
}

/// What the database says; where there is none yet, none is made.
pub(super) fn seen<'m>(context: &Context<'_, '_>, migrations: &'m [Migration]) -> Result<Seen<'m>> {
    if !context.has_database() {
        return Ok(Seen { history: History::compare(migrations, &[]), invalid: Vec::new() });
    }
    let extensions = extensions_of(texts(migrations));
    runtime()?.block_on(async {
        let mut session = Session::open(&context.settings, &extensions).await?;
        let history = History::read(session.connection(), migrations).await;
        let invalid = invalid_indexes(session.connection()).await;
        session.close().await?;
        Ok(Seen { history: history?, invalid: invalid? })
    })
}

/// Writes findings for people.
pub(super) fn write(context: &mut Context<'_, '_>, findings: &[Finding]) -> Result<()> {
    findings.iter().try_for_each(|finding| context.output.line(&finding.to_string()))
}
