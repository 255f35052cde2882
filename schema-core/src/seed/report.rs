//! What became of rows that were to be made.

use serde::Serialize;
use std::fmt;

/// What became of the rows, table by table in the order in which they were made.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The tables.
    pub tables: Vec<TableReport>,
}

/// What became of one table's rows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct TableReport {
    /// The table.
    pub table: String,
    /// How many rows were asked for.
    pub wanted: u64,
    /// How many are there now of those.
    pub rows: u64,
    /// The key or the condition that has room for no more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub full: Option<String>,
    /// What PostgreSQL refused.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub refused: Vec<Refusal>,
}

/// Rows that PostgreSQL refused, however often they were made anew.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// The constraint, where it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub constraint: Option<String>,
    /// What PostgreSQL said of the first of them.
    pub message: String,
    /// How many rows.
    pub rows: u64,
}

impl Report {
    /// How many rows were made.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.tables.iter().map(|table| table.rows).sum()
    }

    /// Whether PostgreSQL refused nothing.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.tables.iter().all(|table| table.refused.is_empty())
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.tables.iter().try_for_each(|table| writeln!(f, "{table}"))
    }
}

impl fmt::Display for TableReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { table, wanted, rows, full, refused } = self;
        write!(f, "{table}: {rows}")?;
        if rows < wanted {
            write!(f, " of {wanted}")?;
        }
        if let Some(full) = full {
            write!(f, " (`{full}` has room for no more)")?;
        }
        refused.iter().try_for_each(|refusal| write!(f, "\n  {refusal}"))
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { constraint, message, rows } = self;
        let by = constraint.as_ref().map(|name| format!(" by `{name}`")).unwrap_or_default();
        write!(f, "{rows} refused{by}: {message}")
    }
}
