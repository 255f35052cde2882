//! Reads a database's schema from PostgreSQL's catalogs.

use crate::error::Result;
use crate::model::Schema;
use sqlx::PgConnection;

/// Which schemas are ours.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// The names of the schemas.
    pub schemas: Vec<String>,
}

/// The schema that the database holds, in PostgreSQL's own spelling.
///
/// # Errors
/// The database refuses.
pub async fn introspect(_connection: &mut PgConnection, _scope: &Scope) -> Result<Schema> {
    Ok(Schema)
}

/// Makes `declared` comparable with what a database holds: where both have a fact, its expressions take the
/// spelling that PostgreSQL gave them in `catalog`. What is not an expression is left as declared.
pub fn adopt_spelling(declared: &Schema, _catalog: &Schema) -> Schema {
    declared.clone()
}
