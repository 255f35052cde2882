//! Reads a database's schema from PostgreSQL's catalogs: one statement, whatever the number of objects.

use crate::error::{Error, Result};
use crate::kind::{Id, KINDS, Payload};
use crate::model::{Schema, link};
use sqlx::{AssertSqlSafe, Executor, PgConnection, Row};
use std::fmt::Write as _;

/// Which schemas are ours.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// The names of the schemas.
    pub schemas: Vec<String>,
}

/// What the queries of the kinds share. What belongs to an extension is not ours, nor is sqlx's own table.
const SHARED: &str = "
WITH ours AS MATERIALIZED (
    SELECT oid, nspname FROM pg_namespace WHERE nspname = ANY($1)
), relations AS MATERIALIZED (
    SELECT c.oid, c.relkind, quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS name
    FROM pg_class c JOIN ours n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'S') AND c.relname <> '_sqlx_migrations' AND NOT EXISTS (
        SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
), sequence_options AS (
    SELECT s.seqrelid, s.seqtypid, jsonb_strip_nulls(jsonb_build_object(
        'start', nullif(s.seqstart, CASE WHEN s.seqincrement > 0 THEN s.seqmin ELSE s.seqmax END),
        'increment', nullif(s.seqincrement, 1),
        'min', nullif(s.seqmin, CASE WHEN s.seqincrement > 0 THEN 1 ELSE lowest END),
        'max', nullif(s.seqmax, CASE WHEN s.seqincrement > 0 THEN highest ELSE -1 END),
        'cache', nullif(s.seqcache, 1),
        'cycle', CASE WHEN s.seqcycle THEN true END)) AS options
    FROM pg_sequence s, LATERAL (SELECT CASE s.seqtypid
        WHEN 'int2'::regtype THEN 32767 WHEN 'int4'::regtype THEN 2147483647 ELSE 9223372036854775807 END) h(highest),
        LATERAL (SELECT -highest - 1) l(lowest)
)
";

/// The schema that the database holds, in PostgreSQL's own spelling.
///
/// # Errors
/// The database refuses.
pub async fn introspect(connection: &mut PgConnection, scope: &Scope) -> Result<Schema> {
    let failed = |error: sqlx::Error| Error::database("the catalogs could not be read").caused_by(error);
    // Without a search path, PostgreSQL qualifies whatever is not its own.
    let path = "SELECT set_config('search_path', 'pg_catalog', false), current_setting('search_path')";
    let row = connection.fetch_one("SELECT current_setting('search_path')").await.map_err(failed)?;
    let before: String = row.try_get(0).map_err(failed)?;
    connection.fetch_one(path).await.map_err(failed)?;
    let rows = sqlx::query(AssertSqlSafe(query())).bind(&scope.schemas).fetch_all(&mut *connection).await;
    sqlx::query("SELECT set_config('search_path', $1, false)")
        .bind(before)
        .execute(&mut *connection)
        .await
        .map_err(failed)?;
    let mut objects = Vec::new();
    for row in rows.map_err(failed)? {
        let word: &str = row.try_get(0).map_err(failed)?;
        let path: &str = row.try_get(1).map_err(failed)?;
        let body: &str = row.try_get(2).map_err(failed)?;
        objects.push(object(word, path, body)?);
    }
    let mut schema = Schema::unlinked(objects);
    link(&mut schema);
    Ok(schema)
}

/// Makes `declared` comparable with what a database holds: where both have a fact, its expressions take the
/// spelling that PostgreSQL gave them in `catalog`. What is not an expression is left as declared; what the catalogs
/// cannot tell is left out.
pub fn adopt_spelling(declared: &Schema, catalog: &Schema) -> Schema {
    let mut adopted = declared.clone();
    adopted.retain(|id| KINDS.iter().any(|kind| kind.word == id.word() && kind.catalog.is_some()));
    for (id, fact) in adopted.iter_mut() {
        if let Some(theirs) = catalog.payload(id) {
            fact.payload.adopt_spelling(theirs);
        }
    }
    adopted
}

fn object(word: &str, path: &str, body: &str) -> Result<(Id, Payload)> {
    let unreadable =
        |reason: String| Error::internal(format!("the catalog's {word} {path} is not understood: {reason}"));
    let id = Id::from_path(word, path).map_err(|error| unreadable(error.to_string()))?;
    let mut deserializer = serde_json::Deserializer::from_str(body);
    let payload = id.deserialize(&mut deserializer).map_err(|error| unreadable(error.to_string()))?;
    Ok((id, payload))
}

fn query() -> String {
    let mut query = SHARED.to_owned();
    let kinds = KINDS.iter().filter_map(|kind| Some((kind.word, kind.catalog?)));
    for (place, (word, catalog)) in kinds.enumerate() {
        let union = if place == 0 { "" } else { "UNION ALL " };
        let _ = writeln!(query, "{union}SELECT '{word}', name, body::text FROM ({catalog}) AS kind(name, body)");
    }
    query
}
