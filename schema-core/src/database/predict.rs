//! Whether pending migrations would fail on the rows that a database has: the queries that `generate` wrote beside the
//! statements are asked, and nothing is changed.

use super::earlier::Earlier;
use crate::error::{Error, Result};
use crate::migration::directory::{Migration, SqlFile};
use crate::migration::render::{CHECK, CHECK_BEFORE};
use crate::migration::statements::{line_of, statements};
use serde::Serialize;
use sqlx::postgres::PgDatabaseError;
use sqlx::{AssertSqlSafe, PgConnection};

/// What was asked, and the answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Prediction {
    /// The file.
    pub file: String,
    /// The line of the query.
    pub line: usize,
    /// The query.
    pub query: String,
    /// The answer.
    #[serde(flatten)]
    pub answer: Answer,
}

/// What a database says of a query.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "answer", content = "detail", rename_all = "snake_case")]
pub enum Answer {
    /// On so many rows the statement fails; none is well.
    Rows(i64),
    /// A value does not become what it should, and there may be more.
    Value(String),
    /// What the query names is not there before this file is applied.
    NotKnownBefore(String),
}

impl Prediction {
    /// Whether the statement would fail.
    pub fn fails(&self) -> bool {
        match &self.answer {
            Answer::Rows(count) => *count > 0,
            Answer::Value(_) => true,
            Answer::NotKnownBefore(_) => false,
        }
    }
}

/// Asks the queries in the files of `pending`, in a transaction that only reads.
///
/// # Errors
/// The database cannot be asked, or a query is none.
pub async fn predict(connection: &mut PgConnection, pending: &[&Migration]) -> Result<Vec<Prediction>> {
    predict_files(connection, pending.iter().map(|migration| &migration.up)).await
}

/// The same for files that run in this order, be they up or down.
pub(super) async fn predict_files<'a>(
    connection: &mut PgConnection,
    files: impl Iterator<Item = &'a SqlFile>,
) -> Result<Vec<Prediction>> {
    run(connection, "BEGIN READ ONLY").await?;
    let asked = ask(connection, files).await;
    run(connection, "ROLLBACK").await?;
    asked
}

async fn ask<'a>(connection: &mut PgConnection, files: impl Iterator<Item = &'a SqlFile>) -> Result<Vec<Prediction>> {
    let mut found = Vec::new();
    let mut earlier = Earlier::default();
    let mut before: Option<&str> = None;
    for file in files {
        let mut statements = statements(&file.sql).into_iter().peekable();
        for Check { at, query, before: early } in checks(&file.sql) {
            while let Some(statement) = statements.next_if(|statement| statement.end <= at) {
                earlier.note(&file.sql[statement]);
            }
            let (line, maker) = (line_of(&file.sql, at), before.unwrap_or(&file.name));
            let failed = |error: Error| error.while_doing(&format!("`{}` line {line}", file.name));
            let mut asked = (query, Answer::NotKnownBefore(maker.to_owned()));
            if let Some(early) = early.filter(|early| !earlier.fills(early)) {
                asked = (early, foreseen(connection, early, maker).await);
            }
            if matches!(asked.1, Answer::NotKnownBefore(_)) && !earlier.changes_answer(query) {
                asked = (query, answer(connection, query, maker).await.map_err(failed)?);
            }
            let (query, answer) = (asked.0.to_owned(), asked.1);
            found.push(Prediction { file: file.name.clone(), line, query, answer });
        }
        statements.for_each(|statement| earlier.note(&file.sql[statement]));
        before = Some(&file.name);
    }
    Ok(found)
}

/// A query of a file, its place, and what takes its place before anything of the change is done.
struct Check<'a> {
    at: usize,
    query: &'a str,
    before: Option<&'a str>,
}

fn checks(sql: &str) -> Vec<Check<'_>> {
    let mut found: Vec<Check<'_>> = Vec::new();
    let mut at = 0;
    for line in sql.split_inclusive('\n') {
        let said = line.trim().strip_prefix("-- ").unwrap_or_default();
        if let Some(query) = said.strip_prefix(CHECK) {
            found.push(Check { at, query: query.trim(), before: None });
        } else if let (Some(query), Some(check)) = (said.strip_prefix(CHECK_BEFORE), found.last_mut()) {
            check.before = Some(query.trim());
        }
        at += line.len();
    }
    found
}

/// The answer to a query that was made for another state of the database than it may be in: it may be none.
async fn foreseen(connection: &mut PgConnection, query: &str, maker: &str) -> Answer {
    match answer(connection, query, maker).await {
        Ok(answer) => answer,
        Err(_) => {
            let _ = run(connection, "ROLLBACK TO one").await;
            Answer::NotKnownBefore(maker.to_owned())
        }
    }
}

async fn answer(connection: &mut PgConnection, query: &str, maker: &str) -> Result<Answer> {
    run(connection, "SAVEPOINT one").await?;
    let counted = sqlx::query_scalar::<_, i64>(AssertSqlSafe(query)).fetch_one(&mut *connection).await;
    let error = match counted {
        Ok(count) => return Ok(Answer::Rows(count)),
        Err(error) => error,
    };
    let told = error
        .as_database_error()
        .map(|error| (error.code().unwrap_or_default().into_owned(), error.message().to_owned()));
    // A constant that is no value of its type has a place in the query, and the value of a row has none.
    let of_query = error.as_database_error().and_then(|error| error.try_downcast_ref::<PgDatabaseError>());
    let of_query = of_query.is_some_and(|error| error.position().is_some());
    match told {
        // Tables, columns, schemas, types, functions and values of enums that are not there; a server of foreign tables.
        Some((code, _))
            if ["42P01", "42703", "3F000", "42704", "42883", "55000"].contains(&code.as_str())
                || code == "22P02" && of_query =>
        {
            run(connection, "ROLLBACK TO one").await?;
            Ok(Answer::NotKnownBefore(maker.to_owned()))
        }
        // Values that do not become what they should.
        Some((code, message)) if code.starts_with("22") => {
            run(connection, "ROLLBACK TO one").await?;
            Ok(Answer::Value(message))
        }
        _ => Err(Error::database("cannot count the rows on which a statement fails").detail(query).caused_by(error)),
    }
}

async fn run(connection: &mut PgConnection, sql: &'static str) -> Result<()> {
    let done = sqlx::query(sql).execute(connection).await;
    done.map(drop).map_err(|error| Error::database("cannot ask the database").caused_by(error))
}
