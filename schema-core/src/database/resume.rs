//! How far a statement outside of a transaction came that was interrupted, by what the catalogs say.

use crate::error::{Error, Result};
use crate::migration::Alone;
use crate::migration::alone::{CreateIndex, Target};
use crate::migration::words::{quoted, unquoted};
use sqlx::{AssertSqlSafe, Executor, PgConnection};

/// What is there of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// Nothing: it is to be run.
    Nothing,
    /// All of it.
    Whole,
    /// A part, which these statements take away, and then it is to be run.
    Rest(Vec<String>),
    /// A part, which these statements finish.
    Half(Vec<String>),
    /// Nobody can tell.
    Unknown,
}

/// Looks for what is there of a statement. `begun` says that it was begun before, so that what it should make or take
/// away may be its own work.
pub(super) async fn examine(connection: &mut PgConnection, statement: &Alone, begun: bool) -> Result<Found> {
    match statement {
        Alone::CreateIndex(index) => created(connection, index, begun).await,
        Alone::DropIndex { index } => {
            let there: bool = one(connection, "SELECT to_regclass($1) IS NOT NULL", &[index]).await?;
            Ok(if begun && !there { Found::Whole } else { Found::Nothing })
        }
        // To build an index twice does no harm.
        Alone::Reindex { target, name } => rebuilt(connection, *target, name).await,
        Alone::Detach { table, partition } => detached(connection, table, partition, begun).await,
        Alone::AddValue { name, value } => {
            let sql =
                "SELECT EXISTS (SELECT FROM pg_catalog.pg_enum WHERE enumtypid = to_regtype($1) AND enumlabel = $2)";
            let there: bool = one(connection, sql, &[name, value]).await?;
            Ok(if there { Found::Whole } else { Found::Nothing })
        }
        Alone::Harmless => Ok(Found::Nothing),
        Alone::Opaque => Ok(if begun { Found::Unknown } else { Found::Nothing }),
    }
}

async fn created(connection: &mut PgConnection, index: &CreateIndex, begun: bool) -> Result<Found> {
    let Some(name) = &index.name else {
        return Ok(if begun { Found::Unknown } else { Found::Nothing });
    };
    let sql = "SELECT format('%I.%I', n.nspname, c.relname), i.indisvalid AND i.indisready, pg_get_indexdef(i.indexrelid) \
        FROM pg_catalog.pg_class t JOIN pg_catalog.pg_class c ON c.relnamespace = t.relnamespace AND c.relname = $2 \
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace \
        JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid AND i.indrelid = t.oid WHERE t.oid = to_regclass($1)";
    let row: Option<(String, bool, String)> =
        sqlx::query_as(sql).bind(&index.table).bind(name).fetch_optional(&mut *connection).await.map_err(lost)?;
    match row {
        None => Ok(Found::Nothing),
        Some((found, false, _)) => Ok(Found::Rest(vec![format!("DROP INDEX CONCURRENTLY {found}")])),
        Some((found, true, definition)) => {
            let wanted = definition_of(connection, index).await?;
            if wanted.is_some_and(|wanted| built_as(&wanted) == built_as(&definition)) {
                return Ok(Found::Whole);
            }
            Err(Error::invalid(format!("the index `{found}` is there, and is another one than the file asks for"))
                .detail(definition)
                .help("drop it, or give the new one another name"))
        }
    }
}

/// What PostgreSQL says of such an index, which is made on an empty copy of the table; `None` where that fails.
async fn definition_of(connection: &mut PgConnection, index: &CreateIndex) -> Result<Option<String>> {
    let CreateIndex { unique, table, rest, .. } = index;
    let unique = if *unique { "UNIQUE " } else { "" };
    let sql = format!(
        "BEGIN; CREATE TEMPORARY TABLE schema_core_copy (LIKE {table}); \
         CREATE {unique}INDEX schema_core_copy_index ON schema_core_copy {rest}"
    );
    let made = connection.execute(AssertSqlSafe(sql)).await;
    let definition = match made {
        Ok(_) => one(connection, "SELECT pg_get_indexdef(to_regclass($1))", &["pg_temp.schema_core_copy_index"]).await,
        Err(_) => Ok(None),
    };
    connection.execute("ROLLBACK").await.map_err(lost)?;
    definition
}

/// What follows the names of index and table; with whether it is unique.
fn built_as(definition: &str) -> (bool, Option<&str>) {
    (definition.starts_with("CREATE UNIQUE"), definition.split_once(" USING ").map(|(_, rest)| rest))
}

/// What a rebuilding left: the new index where it was killed before they changed places, and the old one after.
async fn rebuilt(connection: &mut PgConnection, target: Target, name: &str) -> Result<Found> {
    let within = match target {
        Target::Index => "t.oid = (SELECT indrelid FROM pg_catalog.pg_index WHERE indexrelid = to_regclass($1))",
        Target::Table => "t.oid = to_regclass($1)",
        Target::Schema => "t.relnamespace = (SELECT oid FROM pg_catalog.pg_namespace WHERE nspname = $1)",
        Target::Database => "$1 IS NOT NULL",
    };
    let sql = format!(
        "SELECT coalesce(array_agg(format('DROP INDEX CONCURRENTLY %I.%I', n.nspname, c.relname)), '{{}}') \
         FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid \
         JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace JOIN pg_catalog.pg_class t ON t.oid = i.indrelid \
         WHERE NOT i.indisvalid AND c.relkind = 'i' AND c.relname ~ '_cc(new|old)[0-9]*$' AND {within}"
    );
    let name = if target == Target::Schema { unquoted(name) } else { name.to_owned() };
    let left: Vec<String> = one(connection, &sql, &[&name]).await?;
    Ok(if left.is_empty() { Found::Nothing } else { Found::Rest(left) })
}

async fn detached(connection: &mut PgConnection, table: &str, partition: &str, begun: bool) -> Result<Found> {
    let sql = "SELECT bool_or(inhdetachpending) FROM pg_catalog.pg_inherits \
        WHERE inhparent = to_regclass($1) AND inhrelid = to_regclass($2)";
    let pending: Option<bool> = one(connection, sql, &[table, partition]).await?;
    Ok(match pending {
        Some(true) => Found::Half(vec![format!("ALTER TABLE {table} DETACH PARTITION {partition} FINALIZE")]),
        None if begun => Found::Whole,
        Some(false) | None => Found::Nothing,
    })
}

/// An index that PostgreSQL does not use, and that nobody builds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidIndex {
    /// Its name with its schema, as SQL has it.
    pub name: String,
    /// Without.
    pub bare_name: String,
    /// Its table.
    pub table: String,
}

impl InvalidIndex {
    /// What mends it.
    pub fn repair(&self) -> String {
        let name = &self.name;
        let left = self.bare_name.trim_end_matches(|c: char| c.is_ascii_digit());
        if left.ends_with("_ccnew") || left.ends_with("_ccold") {
            return format!("`DROP INDEX CONCURRENTLY {name}`: a `REINDEX` left it");
        }
        format!("`REINDEX INDEX CONCURRENTLY {name}` builds it, `DROP INDEX CONCURRENTLY {name}` takes it away")
    }
}

/// The indexes that builds which failed or were interrupted have left. Those of partitioned tables are invalid by design
/// until each partition has its own.
///
/// # Errors
/// The database refuses.
pub async fn invalid_indexes(connection: &mut PgConnection) -> Result<Vec<InvalidIndex>> {
    let sql = "SELECT n.nspname, c.relname, i.indrelid::regclass::text FROM pg_catalog.pg_index i \
        JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace \
        WHERE NOT i.indisvalid AND c.relkind = 'i' AND n.nspname !~ '^pg_' \
        AND NOT EXISTS (SELECT FROM pg_catalog.pg_stat_progress_create_index WHERE index_relid = c.oid) ORDER BY 1, 2";
    let rows: Vec<(String, String, String)> = sqlx::query_as(sql).fetch_all(connection).await.map_err(lost)?;
    let index = |(schema, bare_name, table): (String, String, String)| InvalidIndex {
        name: format!("{}.{}", quoted(&schema), quoted(&bare_name)),
        bare_name,
        table,
    };
    Ok(rows.into_iter().map(index).collect())
}

async fn one<T>(connection: &mut PgConnection, sql: &str, binds: &[&str]) -> Result<T>
where
    T: Send + Unpin + for<'r> sqlx::Decode<'r, sqlx::Postgres> + sqlx::Type<sqlx::Postgres>,
{
    let query = sqlx::query_scalar(AssertSqlSafe(sql.to_owned()));
    let query = binds.iter().fold(query, |query, bind| query.bind(*bind));
    query.fetch_one(connection).await.map_err(lost)
}

fn lost(error: sqlx::Error) -> Error {
    Error::database("cannot see what an interrupted migration left").caused_by(error)
}
