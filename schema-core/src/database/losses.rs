//! What a rollback cannot give back, and which rows it takes: said before anything is reverted.

use super::apply::Job;
use super::predict::{Answer, Prediction, predict_files};
use super::runner::Progress;
use crate::error::{Error, Finding, Result};
use crate::migration::alone::{Dropped, dropped};
use crate::migration::statements::{line_of, statements};
use crate::online::COPY;
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
    refuse_what_fails(connection, jobs).await?;
    let mut findings = Vec::new();
    for job in jobs {
        for line in job.file.sql.lines().filter_map(|line| line.strip_prefix(CANNOT_BE_UNDONE)) {
            progress.noted(&format!("`{}` does not bring back what is gone: {line}", job.file.name));
        }
        let mut above = 0;
        for range in statements(&job.file.sql) {
            let (comments, sql) = (&job.file.sql[above..range.start], &job.file.sql[range.clone()]);
            above = range.end;
            if comments.contains(COPY) {
                continue;
            }
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

/// Rows that do not go back are told before anything is reverted.
async fn refuse_what_fails(connection: &mut PgConnection, jobs: &[Job<'_>]) -> Result<()> {
    let predictions = predict_files(connection, jobs.iter().map(|job| job.file)).await?;
    let findings: Vec<Finding> = predictions.iter().filter_map(failing).collect();
    match findings.is_empty() {
        true => Ok(()),
        false => Err(Error::findings(
            "the rows that are there do not let this be reverted, and nothing was done",
            findings,
        )
        .help(
            "change or delete the rows that these queries count; a migration that stays can be followed by another one",
        )),
    }
}

fn failing(prediction: &Prediction) -> Option<Finding> {
    let why = match &prediction.answer {
        Answer::Rows(1) => "fails on 1 row".to_owned(),
        Answer::Rows(count) if *count > 0 => format!("fails on {count} rows"),
        Answer::Value(message) => format!("fails: {message}"),
        Answer::Rows(_) | Answer::NotKnownBefore(_) => return None,
    };
    let at = format!("{} line {}", prediction.file, prediction.line);
    Some(Finding { at, message: why, help: Some(prediction.query.clone()) })
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
