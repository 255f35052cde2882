//! `diff`: what brings one schema to another.

use super::Outcome;
use super::arguments::DiffArguments;
use super::context::Context;
use super::output::{StatementReport, statements};
use super::runtime;
use crate::database::compare::{Difference, Held, compare, leave_unspoken, refuse_idle, refuse_unknown, renamed};
use crate::database::source::Source;
use crate::error::Result;
use crate::migration::render;
use crate::model::Hints;
use serde::Serialize;
use std::collections::BTreeMap;

/// The difference.
#[derive(Debug, Serialize)]
struct Report<'a> {
    /// The changes, a line each.
    changes: &'a [String],
    /// The statements, in order.
    statements: Vec<StatementReport<'a>>,
    /// What is there and cannot be compared, by side.
    unknown: BTreeMap<&'static str, &'a [String]>,
    /// What was skipped to get here.
    notes: Vec<&'a String>,
}

pub(super) fn run(context: &mut Context<'_, '_>, arguments: &DiffArguments) -> Result<Outcome> {
    let (from, to) = (source(context, "--from", &arguments.from)?, source(context, "--to", &arguments.to)?);
    let scope = arguments.scope.scope(None);
    let (mut before, mut after) = runtime()?.block_on(async {
        let before = async { from.read(&context.settings, &scope).await.map_err(|error| error.while_doing("--from")) };
        let after = async { to.read(&context.settings, &scope).await.map_err(|error| error.while_doing("--to")) };
        match (&from, &to) {
            (Source::Database(_), Source::Database(_)) => tokio::try_join!(before, after),
            // The embedded server serves one after the other.
            _ => Ok((before.await?, after.await?)),
        }
    })?;
    let mut hints = Hints::default();
    if let Source::Code(_) = from {
        leave_unspoken(&mut after.schema, &before.schema);
    }
    if let Source::Code(declared) = to {
        leave_unspoken(&mut before.schema, &after.schema);
        hints = declared.hints;
    }
    let sides = BTreeMap::from([("from", &before), ("to", &after)]);
    tell(context, arguments.scope.strict, &sides)?;
    let (hints, idle) = renamed(&before.schema, &after.schema, &arguments.rename.rename, hints)?;
    if arguments.scope.strict {
        refuse_idle(idle)?;
    } else {
        idle.iter().for_each(|finding| context.output.say(&format!("warning: --rename {finding}")));
    }
    let difference = compare(&before.schema, &after.schema, &hints)?;
    show(context, &difference)?;
    context.output.report(&Report {
        changes: &difference.summary,
        statements: statements(&difference.plan),
        unknown: sides.iter().map(|(side, held)| (*side, held.unknown.as_slice())).collect(),
        notes: sides.values().flat_map(|held| &held.notes).collect(),
    })?;
    if difference.is_empty() {
        context.output.say("no difference");
        return Ok(Outcome::Done);
    }
    Ok(Outcome::Findings)
}

fn source(context: &Context<'_, '_>, flag: &str, text: &str) -> Result<Source> {
    Source::parse(text, flag, &context.settings.current_directory, || context.declared())
}

/// Tells what was skipped and what is not compared; the latter is refused by `--strict`.
pub(super) fn tell(context: &mut Context<'_, '_>, strict: bool, sides: &BTreeMap<&str, &Held>) -> Result<()> {
    for (side, held) in sides {
        held.notes.iter().for_each(|note| context.output.say(&format!("note: {note}")));
        if !strict {
            held.unknown.iter().for_each(|object| context.output.say(&format!("not compared: {side} has {object}")));
        }
    }
    if strict { refuse_unknown(sides) } else { Ok(()) }
}

/// Writes the statements, or in their place what they change.
pub(super) fn show(context: &mut Context<'_, '_>, difference: &Difference) -> Result<()> {
    if context.output.is_summary() {
        return difference.summary.iter().try_for_each(|line| context.output.line(line));
    }
    context.output.text(&render::script(&difference.plan))
}
