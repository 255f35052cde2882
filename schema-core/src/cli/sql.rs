//! `sql`: the statements that make the whole schema.

use super::Outcome;
use super::context::Context;
use crate::database::make::reference;
use crate::error::Result;
use crate::migration::render;
use serde::Serialize;

/// The statements, in order.
#[derive(Debug, Serialize)]
struct Report {
    statements: Vec<String>,
}

pub(super) fn run(context: &mut Context<'_, '_>) -> Result<Outcome> {
    let plan = reference(&context.declared()?.schema)?;
    context.output.text(&render::script(&plan))?;
    let statements = plan.statements.into_iter().map(|statement| statement.sql).collect();
    context.output.report(&Report { statements })?;
    Ok(Outcome::Done)
}
