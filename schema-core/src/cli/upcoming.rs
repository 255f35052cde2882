//! `migrate --plan`: what would run, with what the files say of it.

use super::Outcome;
use super::context::Context;
use super::status::seen;
use crate::error::Result;
use crate::migration::statements::{line_of, statements};
use crate::migration::{Directives, Migration, SqlFile};
use serde::Serialize;

/// What would be applied.
#[derive(Debug, Serialize)]
struct Report {
    pending: Vec<FileReport>,
}

/// One file.
#[derive(Debug, Serialize)]
struct FileReport {
    version: i64,
    file: String,
    transaction: bool,
    late: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pause: Option<String>,
    statements: Vec<StatementReport>,
}

/// One statement, and the comments above it.
#[derive(Debug, Serialize)]
struct StatementReport {
    line: usize,
    sql: String,
    comments: Vec<String>,
}

pub(super) fn run(context: &mut Context<'_, '_>, migrations: &[Migration], to: Option<i64>) -> Result<Outcome> {
    let seen = seen(context, migrations)?;
    seen.history.verify()?;
    let late: Vec<i64> = seen.history.late().map(|migration| migration.version).collect();
    let wanted = seen.history.pending.iter().filter(|migration| to.is_none_or(|to| migration.version <= to));
    let pending: Vec<FileReport> =
        wanted.map(|migration| report(migration, late.contains(&migration.version))).collect();
    for file in &pending {
        print(context, file)?;
    }
    if pending.is_empty() {
        context.output.say("nothing to do");
    }
    context.output.report(&Report { pending })?;
    Ok(Outcome::Done)
}

fn report(migration: &Migration, late: bool) -> FileReport {
    let file = &migration.up;
    FileReport {
        version: migration.version,
        file: file.name.clone(),
        transaction: !file.no_transaction(),
        late,
        pause: Directives::of(file).unwrap_or_default().pause,
        statements: statement_reports(file),
    }
}

fn statement_reports(file: &SqlFile) -> Vec<StatementReport> {
    let mut end = 0;
    let report = |range: std::ops::Range<usize>| {
        // What stands above a blank line is about the file.
        let above = &file.sql[end..range.start];
        let above = above.rsplit("\n\n").next().unwrap_or_default();
        let comments = above.lines().filter_map(|line| line.trim().strip_prefix("--"));
        let comments = comments.map(|line| line.trim().to_owned()).collect();
        end = range.end;
        StatementReport { line: line_of(&file.sql, range.start), sql: file.sql[range].to_owned(), comments }
    };
    statements(&file.sql).into_iter().map(report).collect()
}

fn print(context: &mut Context<'_, '_>, file: &FileReport) -> Result<()> {
    let how = match (file.transaction, file.late) {
        (true, false) => "",
        (true, true) => " (older than what is applied)",
        (false, false) => " (no transaction)",
        (false, true) => " (no transaction, older than what is applied)",
    };
    if let Some(pause) = &file.pause {
        context.output.line(&format!("-- pause: {pause}"))?;
    }
    context.output.line(&format!("{}{how}", file.file))?;
    for statement in &file.statements {
        for comment in &statement.comments {
            context.output.line(&format!("        -- {comment}"))?;
        }
        let first = statement.sql.lines().next().unwrap_or_default();
        let more = if statement.sql.lines().nth(1).is_some() { " …" } else { "" };
        context.output.line(&format!("{:6}  {first}{more}", statement.line))?;
    }
    Ok(())
}
