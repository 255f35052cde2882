//! The structural report of a database: whether it has what the code declares.

use super::introspect::{Scope, adopt_spelling, introspect};
use super::prove::normal_form;
use crate::declare::def::SchemaDef;
use crate::diff::diff;
use crate::error::{Error, Result};
use crate::model::{Conventions, Hints, from_code};
use crate::validate::{Report, tables};
use sqlx::PgConnection;
use std::collections::BTreeSet;

/// Reports on a database; what it has besides is not wrong. Expressions compare only in PostgreSQL's own spelling, which
/// the empty database `scratch` gives those of the code; without it, an expression of the same object is taken for
/// the same.
///
/// # Errors
/// The code's schema is not sound, or a database refuses.
pub async fn database(
    connection: &mut PgConnection,
    schema: &SchemaDef,
    conventions: Conventions,
    scope: &Scope,
    scratch: Option<&mut PgConnection>,
) -> Result<Report> {
    let declared = from_code(schema, conventions)?.schema;
    let held = introspect(connection, scope).await?;
    let wanted = match scratch {
        Some(scratch) => normal_form(scratch, &declared, scope).await?,
        None => adopt_spelling(&declared, &held),
    };
    // Lines with `-` are of what only the database has.
    let changes = diff(&held, &wanted, &Hints::default()).summary();
    let errors: Vec<String> = changes.into_iter().filter(|line| !line.starts_with('-')).collect();
    let existing = existing(connection).await?;
    let (present, missing): (Vec<_>, Vec<_>) = tables(schema).into_iter().partition(|table| existing.contains(table));
    Ok(Report { valid: errors.is_empty() && missing.is_empty(), present, missing, errors })
}

async fn existing(connection: &mut PgConnection) -> Result<BTreeSet<String>> {
    let names: Vec<String> = sqlx::query_scalar(
        "SELECT n.nspname || '.' || c.relname FROM pg_catalog.pg_class c \
         JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p')",
    )
    .fetch_all(connection)
    .await
    .map_err(|error| Error::database("cannot list the tables").caused_by(error))?;
    Ok(names.into_iter().collect())
}
