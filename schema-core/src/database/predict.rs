//! Whether pending migrations would fail on the rows that a database has: the queries that `generate` wrote beside the
//! statements are asked, and nothing is changed.

use crate::error::{Error, Result};
use crate::migration::statements::line_of;
use crate::migration::{Migration, render::CHECK};
use serde::Serialize;
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
    run(connection, "BEGIN READ ONLY").await?;
    let asked = ask(connection, pending).await;
    run(connection, "ROLLBACK").await?;
    asked
}

async fn ask(connection: &mut PgConnection, pending: &[&Migration]) -> Result<Vec<Prediction>> {
    let mut found = Vec::new();
    let mut before: Option<&str> = None;
    for migration in pending {
        let file = &migration.up;
        for (line, query) in checks(&file.sql) {
            let maker = before.unwrap_or(&file.name);
            let answer = answer(connection, query, maker)
                .await
                .map_err(|error| error.while_doing(&format!("`{}` line {line}", file.name)))?;
            found.push(Prediction { file: file.name.clone(), line, query: query.to_owned(), answer });
        }
        before = Some(&file.name);
    }
    Ok(found)
}

/// The queries of a file, each with its line.
fn checks(sql: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    sql.split_inclusive('\n').filter_map(move |line| {
        let start = at;
        at += line.len();
        let query = line.trim().strip_prefix("-- ")?.strip_prefix(CHECK)?;
        Some((line_of(sql, start), query.trim()))
    })
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
    match told {
        // Tables, columns, schemas, types and functions that are not there.
        Some((code, _)) if ["42P01", "42703", "3F000", "42704", "42883"].contains(&code.as_str()) => {
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
