//! One SQL statement and what it does to a database in use.

use crate::ident::Qualified;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// One statement, and what it does to rows, to others who use the database, and to code that runs.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Statement {
    /// The statement, without the final semicolon.
    pub sql: String,
    /// What may go wrong.
    pub hazards: Vec<Hazard>,
    /// What it keeps from others, and how long that takes.
    pub effects: Effects,
    /// Queries that count the rows on which it would fail.
    pub checks: Vec<String>,
    /// What is asked in place of such a query before anything of the change is done.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub asked_before: BTreeMap<String, String>,
    /// What `lint` warns of, and is meant.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub allows: Vec<Allow>,
}

/// A rule of `lint` that a statement does not follow, on purpose.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Allow {
    /// The rule.
    pub rule: &'static str,
    /// Why it is no danger here.
    pub reason: &'static str,
}

/// What may go wrong with a statement.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(tag = "hazard", content = "detail", rename_all = "snake_case")]
pub enum Hazard {
    /// Data is lost, and the inverse cannot bring it back.
    LosesData(String),
    /// The statement fails where rows do not fit.
    FailsOnRows(String),
    /// Code that was written for the schema before fails afterwards.
    BreaksRunningCode(String),
    /// Functions of the user's run on rows that nobody wrote.
    FiresTriggers(String),
}

/// What a statement does to the tables that were there before, while it runs.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Effects {
    /// The strongest lock on each table, view and materialized view; what conflicts with `ACCESS EXCLUSIVE` alone is left
    /// out.
    pub locks: BTreeMap<Qualified, LockMode>,
    /// The tables that are written anew.
    pub rewrites: BTreeSet<Qualified>,
    /// The tables that are read from end to end, those that are written anew among them.
    pub scans: BTreeSet<Qualified>,
    /// It cannot run in a transaction block.
    pub outside_transaction: bool,
}

/// PostgreSQL's modes of locks on tables (manual, 13.3), the weaker first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[expect(missing_docs, reason = "each is what its words in SQL say")]
pub enum LockMode {
    AccessShare,
    RowShare,
    RowExclusive,
    ShareUpdateExclusive,
    Share,
    ShareRowExclusive,
    Exclusive,
    AccessExclusive,
}

impl LockMode {
    /// All modes, the weaker first.
    pub const ALL: [Self; 8] = [
        Self::AccessShare,
        Self::RowShare,
        Self::RowExclusive,
        Self::ShareUpdateExclusive,
        Self::Share,
        Self::ShareRowExclusive,
        Self::Exclusive,
        Self::AccessExclusive,
    ];

    /// Whether others cannot read meanwhile.
    pub fn blocks_reads(self) -> bool {
        self == Self::AccessExclusive
    }

    /// Whether others cannot write meanwhile.
    pub fn blocks_writes(self) -> bool {
        self >= Self::Share
    }
}

impl fmt::Display for LockMode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::AccessShare => "ACCESS SHARE",
            Self::RowShare => "ROW SHARE",
            Self::RowExclusive => "ROW EXCLUSIVE",
            Self::ShareUpdateExclusive => "SHARE UPDATE EXCLUSIVE",
            Self::Share => "SHARE",
            Self::ShareRowExclusive => "SHARE ROW EXCLUSIVE",
            Self::Exclusive => "EXCLUSIVE",
            Self::AccessExclusive => "ACCESS EXCLUSIVE",
        })
    }
}

/// How statements go about a table that is in use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Manner {
    /// By the shortest way, whatever it locks.
    #[default]
    Plain,
    /// In one transaction, by locks that are held for a moment only.
    Online,
    /// Each by itself and outside of a transaction: `CONCURRENTLY`.
    Concurrently,
}

impl Statement {
    /// A statement of which nothing is known yet.
    pub fn new(sql: impl Into<String>) -> Self {
        Self { sql: sql.into(), ..Self::default() }
    }

    /// A statement that PostgreSQL refuses to run in a transaction block.
    pub fn outside_transaction(sql: impl Into<String>) -> Self {
        Self { effects: Effects { outside_transaction: true, ..Effects::default() }, ..Self::new(sql) }
    }

    /// Adds that data is lost.
    #[must_use]
    pub fn loses(mut self, what: impl Into<String>) -> Self {
        self.hazards.push(Hazard::LosesData(what.into()));
        self
    }

    /// Adds when existing rows make the statement fail.
    #[must_use]
    pub fn fails_if(mut self, rows: impl Into<String>) -> Self {
        self.hazards.push(Hazard::FailsOnRows(rows.into()));
        self
    }

    /// Adds which triggers fire on the rows that it fills.
    #[must_use]
    pub fn fires(mut self, triggers: Option<String>) -> Self {
        self.hazards.extend(triggers.map(Hazard::FiresTriggers));
        self
    }

    /// Adds a query, in one line, that counts the rows on which it fails.
    #[must_use]
    pub fn counted_by(mut self, query: Option<String>) -> Self {
        self.checks.extend(query);
        self
    }
}
