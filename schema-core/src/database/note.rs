//! What is noted of a migration in the table that sqlx keeps.

use super::apply::{Job, Way, Worker};
use super::history::{APPLYING, REVERTING, sqlx_migration, unwritable};
use crate::error::Result;
use crate::migration::Migration;
use sqlx::{AssertSqlSafe, Executor, PgConnection};
use std::fmt::Write;
use std::time::Instant;

/// Nanoseconds since the transaction began, by the server's clock.
const ELAPSED: &str = "(extract(epoch FROM clock_timestamp() - now()) * 1000000000)::bigint";

impl Worker<'_> {
    pub(super) async fn begun(&self, connection: &mut PgConnection, job: &Job<'_>) -> Result<()> {
        let (table, version) = (&self.table, job.migration.version);
        execute_note(
            connection,
            match job.way {
                Way::Up => self.row_anew(job.migration, "FALSE", &APPLYING.to_string()),
                Way::Down => format!(
                    "UPDATE {table} SET success = FALSE, execution_time = {REVERTING} WHERE version = {version}"
                ),
            },
        )
        .await
    }

    pub(super) async fn ended(&self, connection: &mut PgConnection, job: &Job<'_>, start: Instant) -> Result<()> {
        execute_note(
            connection,
            match job.way {
                Way::Up => self.row_anew(job.migration, "TRUE", &start.elapsed().as_nanos().to_string()),
                Way::Down => self.note(job),
            },
        )
        .await
    }

    /// Notes a migration as applied, which was not run.
    pub(super) async fn mark(&self, connection: &mut PgConnection, migration: &Migration) -> Result<()> {
        execute_note(connection, self.row_anew(migration, "TRUE", "-1")).await
    }

    /// Takes the note of a migration away, which was not reverted.
    pub(super) async fn unmark(&self, connection: &mut PgConnection, versions: &[i64]) -> Result<()> {
        let versions: Vec<String> = versions.iter().map(ToString::to_string).collect();
        let sql = format!("DELETE FROM {} WHERE version IN ({})", self.table, versions.join(", "));
        execute_note(connection, sql).await
    }

    /// What notes in the same transaction that it is done.
    pub(super) fn note(&self, job: &Job<'_>) -> String {
        match job.way {
            Way::Up => self.row(job.migration, "TRUE", ELAPSED),
            Way::Down => format!("DELETE FROM {} WHERE version = {}", self.table, job.migration.version),
        }
    }

    /// A migration's row. That it cannot be there twice holds also where a pooler makes the lock worthless.
    fn row(&self, migration: &Migration, success: &str, execution_time: &str) -> String {
        let noted = sqlx_migration(migration);
        let mut checksum = String::new();
        for byte in &*noted.checksum {
            let _ = write!(checksum, "{byte:02x}");
        }
        format!(
            "INSERT INTO {} (version, description, success, checksum, execution_time) \
             VALUES ({}, '{}', {success}, decode('{checksum}', 'hex'), {execution_time})",
            self.table,
            migration.version,
            migration.description.replace('\'', "''"),
        )
    }

    /// The row of a migration that may have one.
    fn row_anew(&self, migration: &Migration, success: &str, execution_time: &str) -> String {
        let row = self.row(migration, success, execution_time);
        format!(
            "{row} ON CONFLICT (version) DO UPDATE SET description = EXCLUDED.description, success = EXCLUDED.success, \
             checksum = EXCLUDED.checksum, execution_time = EXCLUDED.execution_time, installed_on = now()"
        )
    }
}

pub(super) async fn execute_note(connection: &mut PgConnection, sql: String) -> Result<()> {
    connection.execute(AssertSqlSafe(sql)).await.map(drop).map_err(unwritable)
}
