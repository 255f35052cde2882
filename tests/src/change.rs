//! Carries a database from one schema to another, back, and there again.

use crate::database::{execute, held};
use schema_core::diff::{Changes, diff};
use schema_core::error::{Error, Result};
use schema_core::migration::render::script;
use schema_core::model::{Hints, Schema};
use schema_core::plan::plan;
use sqlx::PgConnection;

/// What differs between what is held and what should be, a line each.
pub fn differences(held: &Schema, expected: &Schema) -> Vec<String> {
    if held == expected {
        return Vec::new();
    }
    let mut lines = diff(held, expected, &Hints::default()).summary();
    for (id, fact) in held.iter() {
        if let Some(other) = expected.payload(id).filter(|other| **other != fact.payload) {
            lines.push(format!("{id}\n  held:     {:?}\n  expected: {other:?}", fact.payload));
        }
    }
    lines
}

/// Runs the statements of the changes, and says what then differs from what they should give.
///
/// # Errors
/// A statement fails, or the database holds something else.
pub async fn carry_out(connection: &mut PgConnection, changes: &Changes<'_>, expected: &Schema) -> Result<()> {
    let sql = script(&plan(changes)?);
    execute(connection, &sql).await?;
    let lines = differences(&held(connection).await?, expected);
    if lines.is_empty() {
        return Ok(());
    }
    Err(Error::unproven(format!("{}\n\nafter\n{sql}", lines.join("\n"))))
}
