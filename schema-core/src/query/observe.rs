//! What can be seen of statements: a span for each, a warning for slow ones, and tags in their text.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use tracing::Span;

use crate::row::Error;
use crate::row::write::Statement;

/// In microseconds; none are slow where it is the greatest number.
static SLOW: AtomicU64 = AtomicU64::new(u64::MAX);

/// Warns of statements of this program that take longer: an event of `tracing` with the text, without values.
pub fn warn_above(time: Duration) {
    SLOW.store(u64::try_from(time.as_micros()).unwrap_or(u64::MAX), Ordering::Relaxed);
}

/// A statement that runs.
pub(super) struct Observed {
    span: Span,
    table: &'static str,
    operation: &'static str,
    /// Kept only where somebody may want to read it.
    sql: Option<String>,
    /// While it runs, if anybody wants to know.
    start: Option<Instant>,
    rows: u64,
}

impl Observed {
    pub(super) fn start(operation: &'static str, table: &'static str, sql: &str) -> Self {
        let span = tracing::debug_span!(
            target: "schema_core::query", "statement",
            operation, table, rows = tracing::field::Empty, micros = tracing::field::Empty, sql,
        );
        let wanted = SLOW.load(Ordering::Relaxed) != u64::MAX;
        let start = (wanted || !span.is_disabled()).then(Instant::now);
        let sql = wanted.then(|| sql.to_owned());
        Self { span, table, operation, sql, start, rows: 0 }
    }

    /// A row came.
    pub(super) fn row(&mut self) {
        self.rows += 1;
    }

    /// All came.
    pub(super) fn done(&mut self, rows: u64) {
        self.rows = rows;
        self.finish();
    }

    /// What the database said.
    pub(super) fn failed(&mut self, error: sqlx::Error) -> Error {
        self.finish();
        Error::from(error)
    }

    fn finish(&mut self) {
        let Some(start) = self.start.take() else { return };
        let micros = u64::try_from(start.elapsed().as_micros()).unwrap_or(u64::MAX);
        self.span.record("rows", self.rows);
        self.span.record("micros", micros);
        if let Some(sql) = &self.sql
            && micros > SLOW.load(Ordering::Relaxed)
        {
            let (table, operation, rows) = (self.table, self.operation, self.rows);
            tracing::warn!(target: "schema_core::query", operation, table, rows, micros, sql, "slow statement");
        }
    }
}

impl Drop for Observed {
    fn drop(&mut self) {
        self.finish();
    }
}

/// `/*action='list',route='%2Fusers'*/`: tags as sqlcommenter writes them, in the order of their names.
pub(super) fn comment(statement: &mut Statement, tags: &[(String, String)]) {
    if tags.is_empty() {
        return;
    }
    let mut tags: Vec<String> =
        tags.iter().map(|(key, value)| format!("{}='{}'", encoded(key), encoded(value))).collect();
    tags.sort();
    statement.push(" /*").push(&tags.join(",")).push("*/");
}

/// Percent-encoded, so that nothing ends the comment.
fn encoded(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte);
    text.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}
