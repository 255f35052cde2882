//! What was applied to a database, held against the files.

use crate::error::{Error, Finding, Result};
use crate::migration::Migration;
use sqlx::migrate::{AppliedMigration, Migrate, MigrationType};
use sqlx::{AssertSqlSafe, PgConnection, SqlSafeStr};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The table that sqlx keeps.
pub const TABLE: &str = "_sqlx_migrations";

/// The files of a directory, by what the database says of them.
#[derive(Debug, Default)]
pub struct History<'a> {
    /// Applied, in order.
    pub applied: Vec<&'a Migration>,
    /// Not applied, in order.
    pub pending: Vec<&'a Migration>,
    /// Applied, and changed since.
    pub edited: Vec<&'a Migration>,
    /// Applied, and without a file.
    pub missing: Vec<i64>,
}

impl<'a> History<'a> {
    /// Holds the files against what was applied.
    pub fn compare(migrations: &'a [Migration], applied: &[AppliedMigration]) -> Self {
        let checksums: BTreeMap<i64, &[u8]> = applied.iter().map(|a| (a.version, a.checksum.as_ref())).collect();
        let mut history = Self::default();
        for migration in migrations {
            let Some(checksum) = checksums.get(&migration.version) else {
                history.pending.push(migration);
                continue;
            };
            history.applied.push(migration);
            if sqlx_migration(migration).checksum.as_ref() != *checksum {
                history.edited.push(migration);
            }
        }
        let on_disk = |version: &i64| migrations.binary_search_by_key(version, |migration| migration.version).is_ok();
        history.missing = checksums.into_keys().filter(|version| !on_disk(version)).collect();
        history
    }

    /// Reads what was applied, and changes nothing; a database without sqlx's table has nothing applied.
    ///
    /// # Errors
    /// The database refuses.
    pub async fn read(connection: &mut PgConnection, migrations: &'a [Migration]) -> Result<Self> {
        let exists: bool = sqlx::query_scalar("SELECT to_regclass($1) IS NOT NULL")
            .bind(TABLE)
            .fetch_one(&mut *connection)
            .await
            .map_err(unreadable)?;
        let applied =
            if exists { connection.list_applied_migrations(TABLE).await.map_err(unreadable)? } else { Vec::new() };
        Ok(Self::compare(migrations, &applied))
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
        edited.chain(missing).collect()
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

/// Notes a migration as applied, without running it.
///
/// # Errors
/// It is noted already, or the database refuses.
pub async fn mark(connection: &mut PgConnection, migration: &Migration) -> Result<()> {
    connection.ensure_migrations_table(TABLE).await.map_err(unwritable)?;
    connection.skip(TABLE, &sqlx_migration(migration)).await.map_err(unwritable)
}

/// A migration as sqlx knows it, with sqlx's checksum.
pub(super) fn sqlx_migration(migration: &Migration) -> sqlx::migrate::Migration {
    let kind = if migration.down.is_some() { MigrationType::ReversibleUp } else { MigrationType::Simple };
    let sql = AssertSqlSafe(migration.up.sql.clone()).into_sql_str();
    let description = Cow::Owned(migration.description.clone());
    sqlx::migrate::Migration::new(migration.version, description, kind, sql, migration.up.no_transaction())
}

fn unwritable(error: sqlx::migrate::MigrateError) -> Error {
    Error::database(format!("cannot write to `{TABLE}`, in which sqlx keeps what was applied")).caused_by(error)
}

fn unreadable(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Error {
    Error::database(format!("cannot read `{TABLE}`, in which sqlx keeps what was applied")).caused_by(error)
}
