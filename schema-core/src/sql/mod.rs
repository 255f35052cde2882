//! What a statement is and what it is about, read from its text: enough of each form to know what it does to tables.
//!
//! It reads the statements that this crate writes and those that people write alike. What it does not know it calls
//! [`Shape::Other`]: nothing is guessed, and nothing is lost.

pub mod alter;
pub mod column;
mod create;
mod cursor;
mod read;
pub mod type_name;

pub use alter::{Action, Placed};
pub use column::{ColumnDefinition, Constraint, Generated, Rule};
pub use create::{CreateIndex, CreateTable, PartitionOf};
pub use read::read;
pub(crate) use read::{is_atomic, listed, written};

use crate::ident::{Ident, Qualified};

/// A name, with or without its schema.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The schema, where it is given.
    pub schema: Option<Ident>,
    /// The name.
    pub name: Ident,
}

impl Name {
    /// The whole name; `public` is where names without a schema are.
    pub fn qualified(&self) -> Qualified {
        Qualified { schema: self.schema.clone().unwrap_or_else(|| Ident::from("public")), name: self.name.clone() }
    }
}

/// What a statement is.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "each is what its words in SQL say")]
pub enum Shape {
    CreateTable(CreateTable),
    CreateIndex(CreateIndex),
    /// `CREATE` of anything else: its kind, its name, the table that it is on.
    Create {
        kind: String,
        name: Option<Name>,
        on: Option<Name>,
        or_replace: bool,
        if_not_exists: bool,
        rest: String,
    },
    /// `ALTER` of a table or what is like one.
    Alter {
        kind: String,
        name: Name,
        only: bool,
        if_exists: bool,
        actions: Vec<Placed>,
    },
    /// `ALTER TYPE` of an enum.
    AddValue {
        name: Name,
    },
    /// `ALTER TYPE … RENAME VALUE`
    RenameValue {
        name: Name,
    },
    /// `ALTER` of what belongs to a table: a trigger, a policy, a rule.
    AlterOn {
        kind: String,
        name: Ident,
        on: Name,
    },
    Drop {
        kind: String,
        names: Vec<Name>,
        on: Option<Name>,
        if_exists: bool,
        cascade: bool,
        concurrently: bool,
    },
    Comment {
        kind: String,
        name: Option<Name>,
        on: Option<Name>,
    },
    Truncate {
        tables: Vec<Name>,
        cascade: bool,
    },
    /// `INSERT`, `UPDATE`, `DELETE`, `MERGE`, `COPY … FROM`.
    Write {
        verb: String,
        table: Option<Name>,
    },
    /// `SELECT` and its like, `GRANT`, and whatever else locks no table that somebody could be kept from.
    Harmless {
        verb: String,
    },
    Refresh {
        view: Name,
        concurrently: bool,
    },
    /// `BEGIN`, `COMMIT` and their like.
    Transaction {
        verb: String,
    },
    Set {
        name: String,
        local: bool,
    },
    LockTable {
        tables: Vec<Name>,
        mode: String,
    },
    /// `VACUUM`, `ANALYZE`, `CLUSTER`, `REINDEX`.
    Maintain {
        verb: String,
        full: bool,
        concurrently: bool,
        kind: String,
        name: Option<Name>,
    },
    /// What is not read; `DO`, `CALL`, and `SELECT` of functions may do anything.
    Other {
        words: String,
    },
}
