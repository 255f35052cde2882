//! Runs a file as one batch, and finds the statement that failed.

use super::since::since;
use crate::error::{Error, Result};
use crate::migration::SqlFile;
use crate::migration::statements::{line_of, statements};
use futures_util::TryStreamExt;
use sqlx::postgres::{PgDatabaseError, PgErrorPosition};
use sqlx::{AssertSqlSafe, Either, PgConnection};
use std::fmt::Write;
use std::ops::Range;

/// What to do where PostgreSQL ends a statement, as `statement_timeout` asks it to.
const LONGER: &str = "where it is to take longer, write `-- gen-migrations: statement_timeout = 10min` at the top of the file, or \
                      give `--statement-timeout 10min`";

/// The most lines of a statement that an error shows.
const EXCERPT: usize = 12;

/// Runs the statements of `file` in one round trip.
pub(super) async fn run(connection: &mut PgConnection, file: &SqlFile) -> Result<()> {
    run_part(connection, file, 0..file.sql.len()).await
}

/// Runs the statements in a part of `file` in one round trip.
pub(super) async fn run_part(connection: &mut PgConnection, file: &SqlFile, part: Range<usize>) -> Result<()> {
    let ran = attempt(connection, &file.sql[part.clone()]).await;
    ran.map_err(|(completed, error)| failure(file, part, completed, error))
}

/// Runs statements in one round trip; where one fails, says how many were completed before it.
pub(super) async fn attempt(connection: &mut PgConnection, sql: &str) -> Result<(), (usize, sqlx::Error)> {
    let mut completed = 0;
    let mut results = sqlx::raw_sql(AssertSqlSafe(sql)).fetch_many(connection);
    loop {
        match results.try_next().await {
            Ok(Some(Either::Left(_))) => completed += 1,
            Ok(Some(Either::Right(_))) => {}
            Ok(None) => return Ok(()),
            Err(error) => return Err((completed, error)),
        }
    }
}

/// What went wrong, with the statement of the file.
pub(super) fn failure(file: &SqlFile, part: Range<usize>, completed: usize, error: sqlx::Error) -> Error {
    failure_behind(file, part, completed, 0, error)
}

/// What went wrong, where so many characters were sent in front of the file.
pub(super) fn failure_behind(
    file: &SqlFile,
    part: Range<usize>,
    completed: usize,
    characters: usize,
    error: sqlx::Error,
) -> Error {
    let Some(refusal) = postgres_error(&error) else {
        return Error::database(format!("the connection broke while `{}` ran", file.name)).caused_by(error);
    };
    let sql = &file.sql[part.clone()];
    let position = match refusal.position() {
        Some(PgErrorPosition::Original(at)) => {
            at.checked_sub(characters).and_then(|at| byte_of(sql, at)).map(|at| part.start + at)
        }
        Some(PgErrorPosition::Internal { .. }) | None => None,
    };
    let mut all = statements(sql).into_iter().map(|range| part.start + range.start..part.start + range.end);
    let statement = match position {
        Some(at) => all.find(|range| range.start <= at && at <= range.end),
        None => all.nth(completed),
    };
    let newer = statement.clone().filter(|_| matches!(refusal.code(), "42601" | "0A000" | "22023"));
    let newer = newer.and_then(|range| since(&file.sql[range]));
    let mut detail = String::new();
    let line = statement.map(|range| excerpt(&mut detail, &file.sql, range, position));
    for (label, text) in [("detail", refusal.detail()), ("context", refusal.r#where())] {
        if let Some(text) = text {
            let _ = writeln!(detail, "{label}: {text}");
        }
    }
    let place = line.map_or(String::new(), |line| format!(" line {line}"));
    let failed = Error::database(format!("`{}`{place}: {}", file.name, refusal.message())).detail(detail.trim_end());
    let longer = (refusal.code() == "57014").then(|| LONGER.to_owned());
    match refusal.hint().map(str::to_owned).or(newer).or(longer) {
        Some(hint) => failed.help(hint),
        None => failed,
    }
}

/// Writes the statement with its lines' numbers, and returns the line that is wrong.
fn excerpt(text: &mut String, sql: &str, statement: Range<usize>, position: Option<usize>) -> usize {
    let first = line_of(sql, statement.start);
    let wrong = position.map_or(first, |at| line_of(sql, at));
    let skipped = (wrong - first).saturating_sub(EXCERPT / 2);
    let lines: Vec<&str> = sql[statement].lines().collect();
    for (index, line) in lines.iter().enumerate().skip(skipped).take(EXCERPT) {
        let number = first + index;
        let mark = if position.is_some() && number == wrong { '>' } else { ' ' };
        let _ = writeln!(text, "{mark}{number:5} | {line}");
    }
    if lines.len() > skipped + EXCERPT {
        let _ = writeln!(text, "       | …");
    }
    wrong
}

/// PostgreSQL counts characters, from 1.
fn byte_of(sql: &str, character: usize) -> Option<usize> {
    sql.char_indices().nth(character.checked_sub(1)?).map(|(at, _)| at)
}

/// What PostgreSQL itself said of a statement. That it ends the session is said of none (class 57P of its codes).
pub(super) fn postgres_error(error: &sqlx::Error) -> Option<&PgDatabaseError> {
    let refusal: Option<&PgDatabaseError> = error.as_database_error().and_then(|error| error.try_downcast_ref());
    refusal.filter(|refusal| !refusal.code().starts_with("57P"))
}

/// What a deferred constraint finds is said when the transaction ends, of no statement.
pub(super) fn at_commit(file: &SqlFile, error: sqlx::Error) -> Error {
    let failed = Error::database(match postgres_error(&error) {
        Some(refusal) => format!("`{}`, at the end of its transaction: {}", file.name, refusal.message()),
        None => format!("the connection broke while `{}` was committed", file.name),
    });
    let detail = postgres_error(&error).and_then(|refusal| refusal.detail()).unwrap_or_default().to_owned();
    failed.detail(detail).caused_by(error)
}
