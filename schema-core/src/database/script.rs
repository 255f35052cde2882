//! Runs a script as psql does: a statement after the other, each for itself unless the script says `BEGIN`.

use super::execute;
use crate::error::{Error, Result};
use crate::migration::SqlFile;
use crate::migration::psql::{Piece, pieces};
use crate::migration::statements::line_of;
use sqlx::{Executor, PgConnection};
use std::ops::Range;

/// The lines of psql that do nothing to a database.
const HARMLESS: &[&str] = &[
    "a",
    "c",
    "connect",
    "conninfo",
    "echo",
    "encoding",
    "errverbose",
    "f",
    "h",
    "help",
    "o",
    "out",
    "p",
    "print",
    "prompt",
    "pset",
    "q",
    "qecho",
    "r",
    "reset",
    "restrict",
    "set",
    "t",
    "timing",
    "unrestrict",
    "unset",
    "warn",
    "x",
];

/// Runs the script, and gives the session its settings back. Returns what was skipped, a line each.
///
/// # Errors
/// A statement fails, or a line of psql would change the database.
pub async fn load(connection: &mut PgConnection, file: &SqlFile) -> Result<Vec<String>> {
    let mut skipped = Vec::new();
    for piece in pieces(&file.sql) {
        match piece {
            Piece::Statement(range) => execute::run_part(connection, file, range).await?,
            Piece::Command(range) => skipped.push(command(file, range)?),
            Piece::Rows(range) => {
                skipped.push(format!("{}: the rows of a `COPY` are skipped", place(file, range.start)));
            }
        }
    }
    // What a dump sets is meant for the dump alone. `DISCARD ALL` would forget sqlx's statements, too.
    connection
        .execute("ROLLBACK; RESET SESSION AUTHORIZATION; RESET ROLE; RESET ALL")
        .await
        .map_err(|error| Error::database("the session does not take its settings back").caused_by(error))?;
    Ok(skipped)
}

fn command(file: &SqlFile, range: Range<usize>) -> Result<String> {
    let line = &file.sql[range.clone()];
    let word = line[1..].split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    let place = place(file, range.start);
    if HARMLESS.contains(&word) {
        return Ok(format!("{place}: `\\{word}` is for psql, and skipped"));
    }
    Err(Error::invalid(format!("{place}: `\\{word}` is a command of psql, and nothing else knows it"))
        .help("write out what it does; or load the file with psql, and give the URL of that database"))
}

fn place(file: &SqlFile, at: usize) -> String {
    format!("`{}` line {}", file.name, line_of(&file.sql, at))
}
