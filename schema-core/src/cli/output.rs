//! Data on standard output, talk on standard error, for people or for machines.

use super::arguments::Format;
use crate::error::{Error, Finding, Result};
use crate::plan::{Effects, Hazard, Plan};
use serde::Serialize;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::error::Error as _;
use std::fmt::Write as _;
use std::io::{ErrorKind, Write};

/// Where a command writes.
pub(super) struct Output<'a> {
    data: &'a mut dyn Write,
    talk: &'a mut dyn Write,
    format: Format,
    pub(super) terminal: bool,
    report: Map<String, Value>,
}

impl<'a> Output<'a> {
    pub(super) fn new(data: &'a mut dyn Write, talk: &'a mut dyn Write, format: Format, terminal: bool) -> Self {
        Self { data, talk, format, terminal, report: Map::new() }
    }

    /// Whether it is read by people.
    pub(super) fn is_text(&self) -> bool {
        !matches!(self.format, Format::Json | Format::Sarif)
    }

    /// Whether people asked for statements.
    pub(super) fn is_sql(&self) -> bool {
        self.format == Format::Sql
    }

    /// Whether people asked for what changes, in place of the statements.
    pub(super) fn is_summary(&self) -> bool {
        self.format == Format::Summary
    }

    /// Says a line to people.
    pub(super) fn say(&mut self, line: &str) {
        // Nobody can be told that nobody listens.
        let _ = writeln!(self.talk, "{line}");
    }

    /// Writes a line of data for people; machines get the report.
    pub(super) fn line(&mut self, line: &str) -> Result<()> {
        if self.is_text() { written(writeln!(self.data, "{line}")) } else { Ok(()) }
    }

    /// Writes data for people as it is.
    pub(super) fn text(&mut self, text: &str) -> Result<()> {
        if self.is_text() { written(self.data.write_all(text.as_bytes())) } else { Ok(()) }
    }

    /// Gives machines the fields of `report`, which come out when the command ends.
    pub(super) fn report(&mut self, report: &impl Serialize) -> Result<()> {
        if self.format != Format::Json {
            return Ok(());
        }
        let value = serde_json::to_value(report)
            .map_err(|error| Error::internal("cannot write the report as JSON").caused_by(error))?;
        if let Value::Object(fields) = value {
            self.report.extend(fields);
        }
        Ok(())
    }

    /// Gives those who read SARIF the whole of it.
    pub(super) fn sarif(&mut self, whole: &Value) -> Result<()> {
        if self.format == Format::Sarif { written(writeln!(self.data, "{whole}")) } else { Ok(()) }
    }

    /// Ends the command: the error goes to people, or the report to machines.
    pub(super) fn finish(mut self, command: &str, error: Option<&Error>) -> Result<()> {
        if self.format != Format::Json {
            error.into_iter().for_each(|error| self.say(&error_text(error)));
            return written(self.data.flush());
        }
        let mut whole = Map::from_iter([("command".to_owned(), Value::from(command))]);
        whole.append(&mut self.report);
        if let Some(error) = error {
            let error = serde_json::to_value(ErrorReport::new(error)).unwrap_or_default();
            whole.insert("error".to_owned(), error);
        }
        written(writeln!(self.data, "{}", Value::Object(whole)).and_then(|()| self.data.flush()))
    }
}

/// `1 table`, `2 tables`.
pub(super) fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// Whoever closes the pipe has read enough.
fn written(outcome: std::io::Result<()>) -> Result<()> {
    match outcome {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Error::io("cannot write to standard output").caused_by(error))
        }
        _ => Ok(()),
    }
}

/// An error for machines.
#[derive(Debug, Serialize)]
struct ErrorReport<'a> {
    kind: &'static str,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    findings: Vec<FindingReport<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    causes: Vec<String>,
}

/// A finding for machines.
#[derive(Debug, Serialize)]
pub(super) struct FindingReport<'a> {
    at: &'a str,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'a str>,
}

impl<'a> FindingReport<'a> {
    pub(super) fn all(findings: &'a [Finding]) -> Vec<Self> {
        let report =
            |finding: &'a Finding| Self { at: &finding.at, message: &finding.message, help: finding.help.as_deref() };
        findings.iter().map(report).collect()
    }
}

impl<'a> ErrorReport<'a> {
    fn new(error: &'a Error) -> Self {
        Self {
            kind: error.kind(),
            message: error.to_string(),
            detail: error.detail_text(),
            help: error.help_text(),
            findings: FindingReport::all(error.list()),
            causes: causes(error),
        }
    }
}

/// A statement for machines.
#[derive(Debug, Serialize)]
pub(super) struct StatementReport<'a> {
    sql: &'a str,
    hazards: &'a [Hazard],
    effects: &'a Effects,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    checks: &'a [String],
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    asked_before: &'a BTreeMap<String, String>,
}

pub(super) fn statements(plan: &Plan) -> Vec<StatementReport<'_>> {
    plan.statements
        .iter()
        .map(|statement| StatementReport {
            sql: &statement.sql,
            hazards: &statement.hazards,
            effects: &statement.effects,
            checks: &statement.checks,
            asked_before: &statement.asked_before,
        })
        .collect()
}

/// An error for people.
pub(super) fn error_text(error: &Error) -> String {
    let mut text = format!("error: {error}");
    for line in error.detail_text().unwrap_or_default().lines() {
        let _ = write!(text, "\n  {line}");
    }
    for finding in error.list() {
        let _ = write!(text, "\n{finding}");
    }
    for cause in causes(error) {
        let _ = write!(text, "\n  cause: {cause}");
    }
    if let Some(help) = error.help_text() {
        let _ = write!(text, "\n  help: {help}");
    }
    text
}

/// What caused an error, outermost first; layers that only repeat the next one are left out.
fn causes(error: &Error) -> Vec<String> {
    let mut causes: Vec<String> = Vec::new();
    let mut next = error.source();
    while let Some(cause) = next {
        let text = match cause.downcast_ref::<sqlx::Error>() {
            // What the server said, without the line of its source that sqlx adds.
            Some(sqlx::Error::Database(refusal)) => refusal.message().to_owned(),
            _ => cause.to_string(),
        };
        if !causes.last().is_some_and(|outer| outer.contains(&text)) {
            causes.push(text);
        }
        next = cause.source();
    }
    causes
}
