//! `migrate`: applies what is pending.

use super::Outcome;
use super::context::{Context, extensions_of, texts};
use super::progress::{DoneReport, Shown};
use super::runtime;
use crate::database::connect::Session;
use crate::database::interrupt::interruptible;
use crate::database::runner::migrate;
use crate::error::Result;
use serde::Serialize;

/// What `migrate` did; also where it failed in the end.
#[derive(Debug, Serialize)]
struct Report {
    /// The migrations that were applied, in order.
    applied: Vec<DoneReport>,
}

pub(super) fn run(context: &mut Context<'_, '_>) -> Result<Outcome> {
    let migrations = context.migrations()?;
    let extensions = extensions_of(texts(&migrations));
    let settings = context.settings.clone();
    let mut shown = Shown::new(context.output, "applied");
    let outcome = runtime()?.block_on(async {
        let mut session = Session::open(&settings, &extensions).await?;
        let work = async |connection: &mut _| migrate(connection, &migrations, &mut shown).await;
        let outcome = interruptible(&mut session, work).await;
        let place = session.place();
        session.close().await?;
        outcome.map(|_| place)
    });
    let applied = shown.into_done();
    let count = applied.len();
    context.output.report(&Report { applied })?;
    let place = outcome?;
    context.output.say(&match count {
        0 => format!("nothing to do: {place} is up to date"),
        1 => format!("applied 1 migration to {place}"),
        _ => format!("applied {count} migrations to {place}"),
    });
    Ok(Outcome::Done)
}
