//! `baseline`: notes migrations as applied in a database that has what they make.

use super::Outcome;
use super::arguments::BaselineArguments;
use super::context::{Context, extensions_of, texts};
use super::runtime;
use crate::database::compare::{compare, read};
use crate::database::connect::Session;
use crate::database::history::History;
use crate::database::interrupt::interruptible;
use crate::database::introspect::Scope;
use crate::database::runner::{Options, Silent, mark_applied};
use crate::database::source::of_migrations;
use crate::error::{Error, Result};
use crate::migration::Migration;
use crate::model::Hints;
use serde::Serialize;

/// What `baseline` did.
#[derive(Debug, Serialize)]
struct Report {
    /// The files that were noted as applied.
    marked: Vec<String>,
}

pub(super) fn run(context: &mut Context<'_, '_>, arguments: &BaselineArguments) -> Result<Outcome> {
    if !context.has_database() {
        return Err(Error::invalid("there is no database to look at")
            .help("set `DATABASE_URL` or give `--database-url`; a new database is made by `migrate`"));
    }
    let mut migrations = context.migrations()?;
    if let Some(to) = arguments.to {
        if !migrations.iter().any(|migration| migration.version == to) {
            return Err(Error::invalid(format!("there is no migration `{to}`")).help("`status` lists the migrations"));
        }
        migrations.retain(|migration| migration.version <= to);
    }
    let settings = context.settings.clone();
    let (marked, place) = runtime()?.block_on(async {
        let mut session = Session::open(&settings, &extensions_of(texts(&migrations))).await?;
        if !arguments.no_verify {
            same(context, &mut session, &migrations).await?;
        }
        let work =
            async |connection: &mut _| mark_applied(connection, &migrations, &Options::default(), &mut Silent).await;
        let marked = interruptible(&mut session, work).await;
        let place = session.place();
        session.close().await?;
        Ok::<_, Error>((marked?, place))
    })?;
    for file in &marked {
        context.output.line(&format!("noted {file} as applied"))?;
    }
    if marked.is_empty() {
        context.output.say(&format!("nothing to do: {place} has all of them noted"));
    }
    context.output.report(&Report { marked })?;
    Ok(Outcome::Done)
}

/// The database has what the migrations give.
async fn same(context: &Context<'_, '_>, session: &mut Session, migrations: &[Migration]) -> Result<()> {
    // Who owns what is the server's business, and differs from one to the next.
    let scope = Scope { owners: false, privileges: false, ..Scope::whole() };
    let expected = of_migrations(migrations, &context.settings, &scope).await?;
    let scope = Scope { schemas: Some(context.schemas_with(&expected.schema)), ..scope };
    let held = interruptible(session, async |connection| {
        History::read(connection, migrations).await?;
        read(connection, &scope).await
    })
    .await?;
    let difference = compare(&held.schema, &expected.schema, &Hints::default())?;
    if difference.summary.is_empty() {
        return Ok(());
    }
    Err(Error::invalid("the database is not what these migrations give: nothing was noted; it lacks")
        .detail(difference.summary.join("\n"))
        .help("name the last one that it has with `--to`, or bring it there; `--no-verify` notes them all the same"))
}
