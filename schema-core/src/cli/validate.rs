//! `validate`: whether the schema is sound, and whether a database has it.

use super::Outcome;
use super::arguments::ValidateArguments;
use super::context::{Context, extensions_of};
use super::runtime;
use crate::database::connect::Session;
use crate::database::make::reference;
use crate::database::scratch::Scratch;
use crate::database::validate::database;
use crate::error::Result;
use crate::migration::render;
use crate::validate::{self, Report};

pub(super) fn run(context: &mut Context<'_, '_>, arguments: &ValidateArguments) -> Result<Outcome> {
    let report = if arguments.database {
        of_database(context)?
    } else {
        validate::code(context.schema, context.settings.conventions)
    };
    print(context, &report)?;
    context.output.report(&report)?;
    Ok(if report.valid { Outcome::Done } else { Outcome::Findings })
}

fn of_database(context: &Context<'_, '_>) -> Result<Report> {
    let declared = match context.declared() {
        Ok(declared) => declared,
        Err(_) => return Ok(validate::code(context.schema, context.settings.conventions)),
    };
    let extensions = extensions_of([render::script(&reference(&declared.schema)?).as_str()]);
    let scope = context.scope();
    runtime()?.block_on(async {
        let mut session = Session::open(&context.settings, &extensions).await?;
        let mut scratch = Scratch::open(&context.settings, &extensions).await?;
        let spelling = Some(scratch.session().connection());
        let conventions = context.settings.conventions;
        let report = database(session.connection(), context.schema, conventions, &scope, spelling).await;
        scratch.close().await?;
        session.close().await?;
        report
    })
}

fn print(context: &mut Context<'_, '_>, report: &Report) -> Result<()> {
    for table in &report.present {
        context.output.line(&format!("present {table}"))?;
    }
    for table in &report.missing {
        context.output.line(&format!("missing {table}"))?;
    }
    for error in &report.errors {
        context.output.line(&format!("error   {error}"))?;
    }
    context.output.say(if report.valid { "valid" } else { "not valid" });
    Ok(())
}
