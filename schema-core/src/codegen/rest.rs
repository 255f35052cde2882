//! What has no words in Rust, as files of SQL.

use super::File;
use super::said::Said;
use crate::diff::diff;
use crate::error::Result;
use crate::kind::Id;
use crate::model::{Hints, Schema};
use crate::plan;
use std::collections::BTreeMap;

/// The kinds of each file; all others stand in the last one.
const FILES: &[(&str, &[&str])] = &[
    ("types", &["collation", "composite", "domain", "enum", "range"]),
    ("sequences", &["sequence", "sequence_owner"]),
    ("functions", &["aggregate", "function", "procedure"]),
    ("tables", &["column", "default", "generated", "identity", "partition", "statistics", "table"]),
    ("constraints", &["check", "exclusion", "foreign_key", "index", "primary_key", "unique"]),
    ("views", &["materialized_view", "rule", "view"]),
    ("triggers", &["event_trigger", "trigger"]),
    ("privileges", &["default_privilege", "grant", "owner", "policy", "role"]),
];

const OTHERS: &str = "other";

/// The statements for all that is not said, by file: what brings a database with the rest to the whole.
///
/// # Errors
/// A cycle among the statements, which is a defect of this crate.
pub(super) fn files(schema: &Schema, said: &Said) -> Result<Vec<File>> {
    let mut from = schema.clone();
    from.retain(|id| said.has(id));
    let steps = plan::steps(&diff(&from, schema, &Hints::default()))?;
    let mut texts: BTreeMap<usize, String> = BTreeMap::new();
    for (id, statements) in steps {
        let text = texts.entry(place(&id)).or_default();
        // A schema has no rows that a sequence would have to be set past.
        for statement in statements.iter().filter(|statement| !statement.sql.starts_with("SELECT setval(")) {
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(&format!("{};\n", statement.sql.trim_end()));
        }
    }
    let name = |place: usize| FILES.get(place).map_or(OTHERS, |(name, _)| name);
    let texts = texts.into_iter().filter(|(_, text)| !text.is_empty());
    Ok(texts.map(|(place, text)| File { path: format!("sql/{}.sql", name(place)), text }).collect())
}

/// Which file an object stands in: what is said of another one, with that one.
fn place(id: &Id) -> usize {
    let word = match id {
        Id::Comment(on) => return place(on),
        other => other.word(),
    };
    FILES.iter().position(|(_, words)| words.contains(&word)).unwrap_or(FILES.len())
}
