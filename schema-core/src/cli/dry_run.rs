//! `migrate --dry-run`: whether the rows of the database let the pending migrations be applied.

use super::Outcome;
use super::context::{Context, extensions_of, texts};
use super::output::counted;
use super::runtime;
use crate::database::connect::Session;
use crate::database::history::History;
use crate::database::predict::{Answer, Prediction, predict};
use crate::error::Result;
use serde::Serialize;

/// What would be applied, and what would fail.
#[derive(Debug, Serialize)]
struct Report {
    /// The files that would be applied, in order.
    pending: Vec<String>,
    /// What was asked of the rows.
    predictions: Vec<Prediction>,
}

pub(super) fn run(context: &mut Context<'_, '_>) -> Result<Outcome> {
    let migrations = context.migrations()?;
    let extensions = extensions_of(texts(&migrations));
    let settings = context.settings.clone();
    let (pending, predictions) = runtime()?.block_on(async {
        let mut session = Session::open(&settings, &extensions).await?;
        let connection = session.connection();
        let history = History::read(connection, &migrations).await?;
        history.verify()?;
        let predictions = predict(connection, &history.pending).await;
        let pending = history.pending.iter().map(|migration| migration.up.name.clone()).collect::<Vec<_>>();
        session.close().await?;
        Ok::<_, crate::error::Error>((pending, predictions?))
    })?;
    for file in &pending {
        context.output.line(&format!("pending {file}"))?;
    }
    for prediction in &predictions {
        let place = format!("{}:{}", prediction.file, prediction.line);
        let said = match &prediction.answer {
            Answer::Rows(0) => continue,
            Answer::Rows(count) => {
                format!("{place}: fails on {}\n  {}", counted(*count as usize, "row"), prediction.query)
            }
            Answer::Value(message) => format!("{place}: fails: {message}\n  {}", prediction.query),
            Answer::NotKnownBefore(file) => format!("{place}: not known before {file} is applied"),
        };
        context.output.line(&said)?;
    }
    let fails = predictions.iter().filter(|prediction| prediction.fails()).count();
    context.output.report(&Report { pending, predictions })?;
    context.output.say(&match fails {
        0 => "no row is known on which a pending migration fails".to_owned(),
        _ => format!("{} would fail; nothing was changed", counted(fails, "statement")),
    });
    Ok(if fails == 0 { Outcome::Done } else { Outcome::Findings })
}
