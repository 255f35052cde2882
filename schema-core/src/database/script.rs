//! Runs a script as psql does: a statement after the other, each for itself unless the script says `BEGIN`.

use super::execute::{failure, postgres_error};
use super::roles::{is_known_role, make_role, missing_role};
use crate::error::{Error, Result};
use crate::migration::SqlFile;
use crate::migration::psql::{Piece, pieces};
use crate::migration::statements::line_of;
use sqlx::{AssertSqlSafe, Executor, PgConnection};
use std::collections::BTreeSet;
use std::ops::Range;

/// The lines of psql that do nothing to a database.
const HARMLESS: &str = "a c connect conninfo echo encoding f h help o out p print prompt pset q qecho r reset set t \
                        timing unset warn x";

/// What becomes of roles, which are of the whole server and not of the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Roles {
    /// The server has those that the script says it has.
    AsTheyAre,
    /// One that is missing is made, one that is there need not be made: the database is thrown away.
    MakeDo,
}

/// What is to be told of a script that ran.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    /// What was skipped or made up, a line each.
    pub notes: Vec<String>,
    /// The roles that were made because they were missing.
    pub made_roles: BTreeSet<String>,
}

/// Runs the script, and gives the session its settings back. A statement that names what comes after it is tried again
/// after the others, unless the script has transactions of its own.
///
/// # Errors
/// A statement fails, or a line of psql would change the database.
pub async fn load(connection: &mut PgConnection, file: &SqlFile, roles: Roles) -> Result<Loaded> {
    let mut loaded = Loaded::default();
    let mut waiting = Vec::new();
    let pieces = pieces(&file.sql);
    let in_order = pieces.iter().any(|piece| begins(&file.sql[piece.range()]));
    for piece in pieces {
        match piece {
            Piece::Statement(range) => {
                if let Err(error) = statement(connection, file, range.clone(), roles, &mut loaded).await {
                    if in_order {
                        return Err(error);
                    }
                    waiting.push(Waiting { path: search_path(connection).await?, range, error });
                }
            }
            Piece::Command(range) => loaded.notes.extend(command(file, range)?),
            Piece::Rows(range) => {
                loaded.notes.push(format!("{}: the rows of a `COPY` are skipped", place(file, range.start)));
            }
        }
    }
    again(connection, file, roles, waiting, &mut loaded).await?;
    // What a dump sets is meant for the dump alone. `DISCARD ALL` would forget sqlx's statements, too.
    connection.execute("ROLLBACK; RESET SESSION AUTHORIZATION; RESET ROLE; RESET ALL").await.map_err(unset)?;
    Ok(loaded)
}

/// A statement that failed.
struct Waiting {
    /// Where it looks for names.
    path: String,
    range: Range<usize>,
    error: Error,
}

/// Tries what failed until nothing fails, or nothing else is left that could help.
async fn again(
    connection: &mut PgConnection,
    file: &SqlFile,
    roles: Roles,
    mut waiting: Vec<Waiting>,
    loaded: &mut Loaded,
) -> Result<()> {
    while !waiting.is_empty() {
        let before = waiting.len();
        let mut left = Vec::new();
        for Waiting { path, range, error } in waiting {
            let set = sqlx::query("SELECT set_config('search_path', $1, false)").bind(&path);
            set.execute(&mut *connection).await.map_err(unset)?;
            match statement(connection, file, range.clone(), roles, loaded).await {
                Ok(()) => loaded.notes.push(format!("{}: runs after what it needs", place(file, range.start))),
                Err(_) => left.push(Waiting { path, range, error }),
            }
        }
        if left.len() == before {
            return left.into_iter().next().map_or(Ok(()), |first| Err(first.error));
        }
        waiting = left;
    }
    Ok(())
}

async fn search_path(connection: &mut PgConnection) -> Result<String> {
    let path = sqlx::query_scalar("SELECT current_setting('search_path')");
    path.fetch_one(connection).await.map_err(unset)
}

fn unset(error: sqlx::Error) -> Error {
    Error::database("the session does not keep its settings").caused_by(error)
}

/// Whether a statement begins a transaction.
fn begins(statement: &str) -> bool {
    let words = statement.split_whitespace().take(2).map(str::to_ascii_uppercase).collect::<Vec<_>>();
    words.first().is_some_and(|word| word == "BEGIN") || words == ["START", "TRANSACTION"]
}

async fn statement(
    connection: &mut PgConnection,
    file: &SqlFile,
    range: Range<usize>,
    roles: Roles,
    loaded: &mut Loaded,
) -> Result<()> {
    let mut attempts = 0;
    loop {
        let sql = AssertSqlSafe(&file.sql[range.clone()]);
        let Err(error) = sqlx::raw_sql(sql).execute(&mut *connection).await else { return Ok(()) };
        let code = postgres_error(&error).map_or("", |refusal| refusal.code()).to_owned();
        attempts += 1;
        match (code.as_str(), roles) {
            // Others that work on roles of the same server at the same moment.
            ("XX000", Roles::MakeDo) if attempts < 5 => continue,
            (_, Roles::MakeDo) if is_known_role(&error) => return Ok(()),
            ("42704", Roles::MakeDo) => {}
            _ => return Err(failure(file, range, 0, error)),
        }
        let missing = missing_role(&error).filter(|role| !loaded.made_roles.contains(role));
        let Some(role) = missing else { return Err(failure(file, range, 0, error)) };
        if make_role(connection, &role).await.is_err() {
            return Err(failure(file, range, 0, error));
        }
        loaded.notes.push(format!("{}: there is no role `{role}`; it is made for the time", place(file, range.start)));
        loaded.made_roles.insert(role);
    }
}

/// What is told of a line of psql that is skipped; that which only guards a dump is not worth a word.
fn command(file: &SqlFile, range: Range<usize>) -> Result<Option<String>> {
    let word = file.sql[range.start + 1..range.end].split(|c: char| !c.is_ascii_alphanumeric()).next();
    let (word, place) = (word.unwrap_or_default(), place(file, range.start));
    match word {
        "restrict" | "unrestrict" => Ok(None),
        _ if HARMLESS.split(' ').any(|harmless| harmless == word) => {
            Ok(Some(format!("{place}: `\\{word}` is for psql, and skipped")))
        }
        _ => Err(Error::invalid(format!("{place}: `\\{word}` is a command of psql, and nothing else knows it"))
            .help("write out what it does; or load the file with psql, and give the URL of that database")),
    }
}

fn place(file: &SqlFile, at: usize) -> String {
    format!("`{}` line {}", file.name, line_of(&file.sql, at))
}
