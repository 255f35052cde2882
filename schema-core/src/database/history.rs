//! What was applied to a database, held against the files.

use crate::error::{Error, Finding, Result};
use crate::migration::{Directives, Migration};
use sqlx::migrate::{Migrate, MigrateError, MigrationType};
use sqlx::{AssertSqlSafe, PgConnection, SqlSafeStr};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The table that sqlx keeps.
pub const TABLE: &str = "_sqlx_migrations";

/// The execution time of a migration whose file outside of a transaction is being applied. sqlx's table has no other
/// place for it, and sqlx reads no times.
pub(super) const APPLYING: i64 = -2;

/// The execution time of one that is being reverted so.
pub(super) const REVERTING: i64 = -3;

/// A row of sqlx's table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The migration's version.
    pub version: i64,
    /// Of its file, when it was applied.
    pub checksum: Vec<u8>,
    /// Whether it was applied whole.
    pub success: bool,
    /// In nanoseconds; negative where it is not known.
    pub execution_time: i64,
}

/// A migration outside of a transaction that was begun and not ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interrupted {
    /// The migration's version.
    pub version: i64,
    /// It was being reverted, and not applied.
    pub reverting: bool,
}

/// The files of a directory, by what the database says of them.
#[derive(Clone, Debug, Default)]
pub struct History<'a> {
    /// Applied, in order.
    pub applied: Vec<&'a Migration>,
    /// Not applied, in order.
    pub pending: Vec<&'a Migration>,
    /// Applied, and changed since.
    pub edited: Vec<&'a Migration>,
    /// Applied, and without a file.
    pub missing: Vec<i64>,
    /// Begun and not ended. One that was being applied is pending, too; one that was being reverted is applied.
    pub interrupted: Vec<Interrupted>,
    /// The versions that the database has and a file replaces, with that file.
    pub squashed: Vec<(&'a Migration, Vec<i64>)>,
}

impl<'a> History<'a> {
    /// Holds the files against what was applied.
    pub fn compare(migrations: &'a [Migration], rows: &[Row]) -> Self {
        let mut rows: BTreeMap<i64, &Row> = rows.iter().map(|row| (row.version, row)).collect();
        let interrupted = rows.values().filter(|row| !row.success).map(|row| Interrupted::of(row)).collect();
        let mut history = Self { interrupted, ..Self::default() };
        for migration in migrations {
            if history.takes_place(migration, &mut rows) {
                continue;
            }
            match rows.remove(&migration.version) {
                None => history.pending.push(migration),
                Some(row) if !row.success && row.execution_time != REVERTING => history.pending.push(migration),
                Some(row) => {
                    history.applied.push(migration);
                    if sqlx_migration(migration).checksum.as_ref() != row.checksum {
                        history.edited.push(migration);
                    }
                }
            }
        }
        history.missing = rows.into_keys().collect();
        history
    }

    /// Whether the database has what `migration` was squashed from; then those rows are done with.
    fn takes_place(&mut self, migration: &'a Migration, rows: &mut BTreeMap<i64, &Row>) -> bool {
        let Ok(Directives { squashes, .. }) = Directives::of(&migration.up) else { return false };
        let is_new = |row: &&Row| sqlx_migration(migration).checksum.as_ref() == row.checksum;
        if squashes.is_empty() || rows.get(&migration.version).is_some_and(is_new) {
            return false;
        }
        let there: Vec<i64> = squashes.into_iter().filter(|version| rows.remove(version).is_some()).collect();
        if there.is_empty() {
            return false;
        }
        self.applied.push(migration);
        self.squashed.push((migration, there));
        true
    }

    /// Reads what was applied, and changes nothing; a database without sqlx's table has nothing applied.
    ///
    /// # Errors
    /// The database refuses.
    pub async fn read(connection: &mut PgConnection, migrations: &'a [Migration]) -> Result<Self> {
        Ok(match table(connection).await? {
            Some(table) => Self::compare(migrations, &rows(connection, &table).await?),
            None => Self::compare(migrations, &[]),
        })
    }

    /// The pending migrations that are older than one that was applied: merged late.
    pub fn late(&self) -> impl Iterator<Item = &'a Migration> {
        let last = self.applied.last().map(|migration| migration.version);
        self.pending.iter().copied().filter(move |migration| Some(migration.version) < last)
    }

    /// What is wrong: files that were edited or are gone.
    pub fn findings(&self) -> Vec<Finding> {
        let edited = self.edited.iter().map(|migration| Finding {
            at: migration.up.name.clone(),
            message: "was edited after it was applied".to_owned(),
            help: Some(format!(
                "restore it from version control, and write the change as a new migration: `git log -- {}`",
                migration.up.name
            )),
        });
        let missing = self.missing.iter().map(|version| Finding {
            at: version.to_string(),
            message: "was applied, and its file is missing".to_owned(),
            help: Some(format!(
                "restore the file from version control; if it was taken away on purpose, `DELETE FROM {TABLE} WHERE version = {version}`"
            )),
        });
        edited.chain(missing).chain(self.half_squashed()).collect()
    }

    /// Files that replace migrations of which the database has only a part.
    fn half_squashed(&self) -> impl Iterator<Item = Finding> {
        self.squashed.iter().filter_map(|(migration, there)| {
            let all = Directives::of(&migration.up).unwrap_or_default().squashes;
            let lacks: Vec<String> = all.iter().filter(|v| !there.contains(v)).map(ToString::to_string).collect();
            (!lacks.is_empty()).then(|| Finding {
                at: migration.up.name.clone(),
                message: format!(
                    "stands for migrations of which the database has only a part: it lacks {}",
                    lacks.join(", ")
                ),
                help: Some("apply those first, with the files as they were before the squash".to_owned()),
            })
        })
    }

    /// Refuses to go on where something is wrong.
    ///
    /// # Errors
    /// Files were edited or are gone.
    pub fn verify(&self) -> Result<()> {
        let findings = self.findings();
        if findings.is_empty() {
            return Ok(());
        }
        Err(Error::findings("the database and the files of migrations disagree: nothing was done", findings))
    }
}

impl Interrupted {
    fn of(row: &Row) -> Self {
        Self { version: row.version, reverting: row.execution_time == REVERTING }
    }
}

/// The table as SQL names it, with its schema: a file may leave another `search_path`. `None` where it is not there.
///
/// # Errors
/// The database refuses.
pub(super) async fn table(connection: &mut PgConnection) -> Result<Option<String>> {
    let name = "SELECT (SELECT format('%I.%I', nspname, relname) FROM pg_catalog.pg_class c \
        JOIN pg_catalog.pg_namespace n ON n.oid = relnamespace WHERE c.oid = to_regclass($1))";
    sqlx::query_scalar(name).bind(TABLE).fetch_one(connection).await.map_err(unreadable)
}

/// What the table says.
///
/// # Errors
/// The database refuses.
pub(super) async fn rows(connection: &mut PgConnection, table: &str) -> Result<Vec<Row>> {
    let sql = format!("SELECT version, checksum, success, execution_time FROM {table} ORDER BY version");
    let rows: Vec<(i64, Vec<u8>, bool, i64)> =
        sqlx::query_as(AssertSqlSafe(sql)).fetch_all(connection).await.map_err(unreadable)?;
    let row = |(version, checksum, success, execution_time)| Row { version, checksum, success, execution_time };
    Ok(rows.into_iter().map(row).collect())
}

/// The table, which is made where it is not there.
///
/// # Errors
/// The database refuses.
pub(super) async fn ensured_table(connection: &mut PgConnection) -> Result<String> {
    if let Some(table) = table(connection).await? {
        return Ok(table);
    }
    connection.ensure_migrations_table(TABLE).await.map_err(unwritable)?;
    table(connection).await?.ok_or_else(|| Error::database(format!("`{TABLE}` is not in the `search_path`")))
}

/// Notes a migration as applied, without running it.
///
/// # Errors
/// It is noted already, or the database refuses.
pub async fn mark(connection: &mut PgConnection, migration: &Migration) -> Result<()> {
    ensured_table(connection).await?;
    connection.skip(TABLE, &sqlx_migration(migration)).await.map_err(unwritable)
}

/// A migration as sqlx knows it, with sqlx's checksum.
pub(super) fn sqlx_migration(migration: &Migration) -> sqlx::migrate::Migration {
    let kind = if migration.down.is_some() { MigrationType::ReversibleUp } else { MigrationType::Simple };
    let sql = AssertSqlSafe(migration.up.sql.clone()).into_sql_str();
    let description = Cow::Owned(migration.description.clone());
    sqlx::migrate::Migration::new(migration.version, description, kind, sql, migration.up.no_transaction())
}

/// What the database refused to write.
pub(super) fn unwritable(error: impl Into<MigrateError>) -> Error {
    let what = format!("cannot write to `{TABLE}`, in which sqlx keeps what was applied");
    let error = match error.into() {
        MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => error,
        error => return Error::database(what).caused_by(error),
    };
    match error.as_database_error().and_then(|error| error.code()).as_deref() {
        Some("25006") => {
            Error::database("the database is read-only").help("connect to the primary server, not to a replica")
        }
        Some("42501") => Error::database(format!("{what}: the user has no right to"))
            .help("grant it `CREATE` on the schema, or connect as the owner"),
        Some("53100") => Error::database(format!("{what}: the disk is full"))
            .help("make room and run this again: it goes on where it stopped"),
        _ => Error::database(what),
    }
    .caused_by(error)
}

fn unreadable(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Error {
    Error::database(format!("cannot read `{TABLE}`, in which sqlx keeps what was applied")).caused_by(error)
}
