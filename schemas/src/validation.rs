//! The structural report: whether the schema is sound, and whether a database has it.

use crate::c9d;
use schema_core::model::Conventions;
use schema_core::naming::Naming;
use schema_core::validate::{self, Report};

/// How names are made, and which checks are added: what `schema.toml` of this crate says.
pub const CONVENTIONS: Conventions = Conventions { naming: Naming::Drizzle, omit_value_checks: false };

/// Reports on what the structs declare.
///
/// ```
/// let report = schemas::validate();
/// assert!(report.valid && report.present.len() == 19 && report.missing.is_empty());
/// ```
pub fn validate() -> Report {
    validate::code(&c9d, CONVENTIONS)
}

/// Reports on a database: whether it has what the structs declare. For one without the checks of closed sets and JSON
/// shapes, set `omit_value_checks` in the conventions. Defaults and checks are compared where there is an empty database
/// `scratch` in which PostgreSQL spells those of the structs; without one it is enough that they are there.
///
/// # Errors
/// The database refuses.
#[cfg(feature = "database")]
pub async fn validate_database(
    connection: &mut sqlx::PgConnection,
    conventions: Conventions,
    scratch: Option<&mut sqlx::PgConnection>,
) -> schema_core::error::Result<Report> {
    use schema_core::database::introspect::Scope;
    let scope = Scope::of(["public"]);
    schema_core::database::validate::database(connection, &c9d, conventions, &scope, scratch).await
}
