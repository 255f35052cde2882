//! `rollback`: reverts migrations, the last one first.

use super::Outcome;
use super::arguments::RollbackArguments;
use super::context::{Context, extensions_of, texts};
use super::progress::{DoneReport, Shown};
use super::runtime;
use crate::database::connect::Session;
use crate::database::interrupt::interruptible;
use crate::database::runner::{Back, rollback};
use crate::error::Result;
use serde::Serialize;

/// What `rollback` did; also where it failed in the end.
#[derive(Debug, Serialize)]
struct Report {
    /// The migrations that were reverted, in order.
    reverted: Vec<DoneReport>,
}

pub(super) fn run(context: &mut Context<'_, '_>, arguments: &RollbackArguments) -> Result<Outcome> {
    let migrations = context.migrations()?;
    let extensions = extensions_of(texts(&migrations));
    let settings = context.settings.clone();
    let mut options = context.run_options(&arguments.run);
    options.accept_data_loss = arguments.accept_data_loss;
    let back = arguments.to.map_or(Back::Steps(arguments.steps), Back::To);
    let mut shown = Shown::new(context.output, "reverted");
    let outcome = runtime()?.block_on(async {
        let mut session = Session::open(&settings, &extensions).await?;
        let options = options.watched(&session);
        let work = async |connection: &mut _| rollback(connection, &migrations, back, &options, &mut shown).await;
        let outcome = interruptible(&mut session, work).await;
        let place = session.place();
        session.close().await?;
        outcome.map(|_| place)
    });
    let reverted = shown.into_done();
    let count = reverted.len();
    context.output.report(&Report { reverted })?;
    let place = outcome?;
    if count == 0 {
        context.output.say(&format!("nothing to do: {place} has no migration to revert"));
    }
    Ok(Outcome::Done)
}
