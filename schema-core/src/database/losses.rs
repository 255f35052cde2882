//! What a rollback cannot give back, and which rows it takes: said before anything is reverted.

use super::apply::Job;
use super::runner::Progress;
use crate::error::{Error, Finding, Result};
use crate::migration::alone::{Dropped, dropped};
use crate::migration::statements::{line_of, statements};
use sqlx::{AssertSqlSafe, PgConnection};

/// How a file that reverts says what is gone for good.
const CANNOT_BE_UNDONE: &str = "-- Cannot be undone: ";

/// Says what the files that revert cannot bring back.
///
/// # Errors
/// Rows would be lost, and that was not accepted: nothing is done then.
pub(super) async fn losses(
    connection: &mut PgConnection,
    jobs: &[Job<'_>],
    accepted: bool,
    progress: &mut dyn Progress,
) -> Result<()> {
    let mut findings = Vec::new();
    for job in jobs {
        for line in job.file.sql.lines().filter_map(|line| line.strip_prefix(CANNOT_BE_UNDONE)) {
            progress.noted(&format!("`{}` does not bring back what is gone: {line}", job.file.name));
        }
        for range in statements(&job.file.sql) {
            let sql = &job.file.sql[range.clone()];
            for dropped in dropped(sql) {
                if let Some(rows) = rows_of(connection, &dropped).await {
                    let at = format!("{} line {}", job.file.name, line_of(&job.file.sql, range.start));
                    findings.push(Finding { at, message: format!("loses {rows}"), help: None });
                }
            }
        }
    }
    if findings.is_empty() {
        return Ok(());
    }
    if accepted {
        findings.iter().for_each(|finding| progress.noted(&finding.to_string()));
        return Ok(());
    }
    Err(Error::findings("this loses data, and nothing was done", findings)
        .help("`rollback --accept-data-loss` does it all the same"))
}

/// What is there; a thing that is not there yet is made by what comes before, and is empty.
async fn rows_of(connection: &mut PgConnection, dropped: &Dropped) -> Option<String> {
    let (sql, what) = match dropped {
        Dropped::Table(table) => (format!("SELECT count(*) FROM {table}"), format!("of `{table}`")),
        Dropped::Column(table, column) => (
            format!("SELECT count(*) FROM {table} WHERE {column} IS NOT NULL"),
            format!("with a value in `{table}.{column}`"),
        ),
    };
    let count: i64 = sqlx::query_scalar(AssertSqlSafe(sql)).fetch_one(connection).await.ok()?;
    match count {
        0 => None,
        1 => Some(format!("1 row {what}")),
        count => Some(format!("{count} rows {what}")),
    }
}
