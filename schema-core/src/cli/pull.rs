//! `pull`: Rust source that describes the database, and the migration that makes it from nothing.

mod baseline;
mod files;

use super::Outcome;
use super::arguments::PullArguments;
use super::context::Context;
use super::output::counted;
use super::runtime;
use super::rustfmt::rustfmt;
use crate::codegen::{Options, generate};
use crate::database::compare::{Held, refuse_unknown};
use crate::database::connect::Session;
use crate::database::interrupt::interruptible;
use crate::database::introspect::{Scope, introspect};
use crate::error::Result;
use crate::kind::Id;
use baseline::Baseline;
use serde::Serialize;
use std::collections::BTreeMap;

/// What `pull` did.
#[derive(Debug, Default, Serialize)]
struct Report {
    /// The files that were written.
    files: Vec<String>,
    /// What the database has and the source does not describe.
    not_described: Vec<String>,
    /// The baseline's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    baseline: Option<String>,
    /// The server on which it was proven.
    #[serde(skip_serializing_if = "Option::is_none")]
    proven_on: Option<String>,
    /// Whether it was marked as applied.
    marked: bool,
}

pub(super) fn run(context: &mut Context<'_, '_>, arguments: &PullArguments) -> Result<Outcome> {
    let held = read(context, arguments)?;
    let mut report = Report { not_described: held.unknown.clone(), ..Report::default() };
    for object in &held.unknown {
        context.output.say(&format!("not described: {object}"));
    }
    if arguments.strict {
        refuse_unknown(&BTreeMap::from([("the database", &held)]))?;
    }
    let name = arguments.name.clone().unwrap_or_else(|| context.schema.name.to_owned());
    let options = Options { name: &name, naming: context.settings.conventions.naming };
    let mut source = generate(&held.schema, &options)?;
    let out = files::directory(context, arguments);
    if let Err(error) = rustfmt(&mut source.files, &files::edition(&context.settings.project), &out) {
        context.output.say(&format!("note: `rustfmt` does not run, so the source is laid out as it is: {error}"));
    }
    files::refuse_others(context, &out, &source.files, arguments.force)?;
    let baseline = Baseline::new(context, arguments, &held.schema, &source.declared)?;
    report.files = files::write(context, &out, &source.files)?;
    if let Some(baseline) = baseline {
        baseline.finish(context, arguments, &mut report)?;
    }
    report.files.iter().try_for_each(|path| context.output.line(path))?;
    context.output.say(&told(&held));
    let module = out.file_name().unwrap_or_default().display();
    context.output.say(&format!(
        "declare the source with `pub mod {module};`; the schema for `schema_core::cli::main` is `{module}::{name}`"
    ));
    context.output.report(&report)?;
    Ok(Outcome::Done)
}

fn scope(arguments: &PullArguments) -> Scope {
    Scope {
        schemas: (!arguments.schema.is_empty()).then(|| arguments.schema.clone()),
        owners: arguments.owners,
        privileges: true,
        excluded_partitions: arguments.exclude_partitions.clone(),
    }
}

fn read(context: &Context<'_, '_>, arguments: &PullArguments) -> Result<Held> {
    let scope = scope(arguments);
    runtime()?.block_on(async {
        let mut session = Session::open(&context.settings, &Default::default()).await?;
        let schema = interruptible(&mut session, async |connection| introspect(connection, &scope).await).await;
        session.close().await?;
        let schema = schema?;
        let unknown = schema.unmodelled.iter().cloned().collect();
        Ok(Held { schema, unknown, ..Held::default() })
    })
}

fn told(held: &Held) -> String {
    let count = |pick: fn(&Id) -> bool| held.schema.iter().filter(|(id, _)| pick(id)).count();
    let tables = count(|id| matches!(id, Id::Table(_)));
    let columns = count(|id| matches!(id, Id::Column(_)));
    format!("pulled {} with {}", counted(tables, "table"), counted(columns, "column"))
}
