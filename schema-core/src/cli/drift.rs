//! `drift`: where the database is not what the migrations, or the code, made it.

use super::Outcome;
use super::arguments::{Against, DriftArguments};
use super::context::{Context, extensions_of, texts};
use super::diff::tell;
use super::output::{FindingReport, StatementReport, statements};
use super::runtime;
use super::status::write;
use crate::database::compare::{Held, compare, leave_unspoken, read};
use crate::database::connect::Session;
use crate::database::history::History;
use crate::database::interrupt::interruptible;
use crate::database::source::{of_code, of_migrations};
use crate::error::{Error, Finding, Result};
use crate::migration::{Directory, Migration, render};
use crate::model::Hints;
use serde::Serialize;
use std::collections::BTreeMap;

/// Where the database has left what it should be.
#[derive(Debug, Serialize)]
struct Report<'a> {
    /// What it was held against.
    against: &'static str,
    /// What happened to the database since, a line each.
    changes: &'a [String],
    /// The statements that bring it back.
    back: Vec<StatementReport<'a>>,
    /// What is there and cannot be compared.
    unknown: &'a [String],
    /// Migrations that were edited or are gone.
    findings: Vec<FindingReport<'a>>,
}

pub(super) fn run(context: &mut Context<'_, '_>, arguments: &DriftArguments) -> Result<Outcome> {
    if !context.has_database() {
        return Err(Error::invalid("there is no database to look at")
            .help("set `DATABASE_URL` or give `--database-url`; `migrate` makes one in the project"));
    }
    let directory = Directory::new(&context.settings.migrations);
    let migrations = directory.migrations()?;
    let against = arguments.against.unwrap_or(match migrations.is_empty() {
        true => Against::Code,
        false => Against::Migrations,
    });
    let seen = runtime()?.block_on(async {
        match against {
            Against::Migrations => of_history(context, arguments, &migrations).await,
            Against::Code => against_code(context, arguments).await,
        }
    })?;
    report(context, arguments, against, seen)
}

/// The two sides, and what else is wrong.
struct Seen {
    expected: Held,
    held: Held,
    findings: Vec<Finding>,
    place: String,
}

/// Against the migrations that the database says were applied.
async fn of_history(
    context: &mut Context<'_, '_>,
    arguments: &DriftArguments,
    migrations: &[Migration],
) -> Result<Seen> {
    let settings = context.settings.clone();
    let mut session = Session::open(&settings, &extensions_of(texts(migrations))).await?;
    let history = History::read(session.connection(), migrations).await;
    session.close().await?;
    let history = history?;
    let applied: Vec<Migration> = history.applied.iter().map(|migration| (*migration).clone()).collect();
    let expected = of_migrations(&applied, &settings, &arguments.scope.scope(None)).await?;
    let pending = history.pending.len();
    if pending > 0 {
        context
            .output
            .say(&format!("{} applied, {pending} pending: held against those that are applied", applied.len()));
    }
    let (held, place) = live(context, arguments, &expected, migrations).await?;
    Ok(Seen { expected, held, findings: history.findings(), place })
}

async fn against_code(context: &mut Context<'_, '_>, arguments: &DriftArguments) -> Result<Seen> {
    let declared = context.declared()?;
    let expected = of_code(&declared.schema, &context.settings, &arguments.scope.scope(None)).await?;
    let (mut held, place) = live(context, arguments, &expected, &[]).await?;
    leave_unspoken(&mut held.schema, &expected.schema);
    Ok(Seen { expected, held, findings: Vec::new(), place })
}

/// What the database holds in the schemas that are managed.
async fn live(
    context: &Context<'_, '_>,
    arguments: &DriftArguments,
    expected: &Held,
    migrations: &[Migration],
) -> Result<(Held, String)> {
    let scope = arguments.scope.scope(Some(context.schemas_with(&expected.schema)));
    let mut session = Session::open(&context.settings, &extensions_of(texts(migrations))).await?;
    let held = interruptible(&mut session, async |connection| read(connection, &scope).await).await;
    let place = session.place();
    session.close().await?;
    Ok((held?, place))
}

fn report(context: &mut Context<'_, '_>, arguments: &DriftArguments, against: Against, seen: Seen) -> Result<Outcome> {
    let Seen { expected, held, findings, place } = seen;
    tell(context, arguments.scope.strict, &BTreeMap::from([("the database", &held)]))?;
    let since = compare(&expected.schema, &held.schema, &Hints::default())?;
    let back = compare(&held.schema, &expected.schema, &Hints::default())?;
    let against = match against {
        Against::Migrations => "migrations",
        Against::Code => "code",
    };
    if context.output.is_sql() {
        context.output.text(&render::script(&back.plan))?;
    } else {
        since.summary.iter().try_for_each(|line| context.output.line(line))?;
        write(context, &findings)?;
    }
    context.output.report(&Report {
        against,
        changes: &since.summary,
        back: statements(&back.plan),
        unknown: &held.unknown,
        findings: FindingReport::all(&findings),
    })?;
    if since.is_empty() && findings.is_empty() {
        context.output.say(&format!("{place} is what the {against} made it"));
        return Ok(Outcome::Done);
    }
    context.output.say(&format!("{place} is not what the {against} made it; above is what happened to it since"));
    Ok(Outcome::Findings)
}
