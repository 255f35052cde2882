//! One SQL statement and what it may do to a database in use.

/// One statement and what it may do to existing rows.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Statement {
    /// The statement, without the final semicolon.
    pub sql: String,
    /// What the statement may do to existing rows.
    pub hazards: Vec<Hazard>,
    /// PostgreSQL refuses to run it in a transaction block.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub outside_transaction: bool,
}

/// What a statement may do to existing rows.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(tag = "hazard", content = "detail", rename_all = "snake_case")]
pub enum Hazard {
    /// Data is lost, and the inverse cannot bring it back.
    LosesData(String),
    /// The statement fails where rows do not fit.
    FailsOnRows(String),
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
    /// A statement without hazards.
    pub fn new(sql: impl Into<String>) -> Self {
        Self { sql: sql.into(), hazards: Vec::new(), outside_transaction: false }
    }

    /// A statement that PostgreSQL refuses to run in a transaction block.
    pub fn outside_transaction(sql: impl Into<String>) -> Self {
        Self { outside_transaction: true, ..Self::new(sql) }
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
}
