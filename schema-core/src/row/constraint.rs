//! Constraints of the database that do not hold, as values: which, of what table, and which columns.

use core::fmt;

use sqlx::postgres::PgDatabaseError;

use crate::declare::def::{ColumnDef, TableDef};
use crate::declare::names::check_columns;

/// The kinds of constraints, by what PostgreSQL reports of them: class 23 of its error codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ConstraintKind {
    /// A primary key, a unique constraint or a unique index.
    Unique,
    /// A foreign key.
    ForeignKey,
    /// A check constraint, of a table or of a domain.
    Check,
    /// A column that is `NOT NULL`.
    NotNull,
    /// An exclusion constraint.
    Exclusion,
}

/// A constraint that a statement would have broken.
#[derive(Debug)]
pub struct ConstraintViolation {
    /// Its kind.
    pub kind: ConstraintKind,
    /// The table's schema.
    pub schema: String,
    /// The table; empty for a domain's check where the statement was not built from the table's type.
    pub table: String,
    /// The constraint's name; empty for `NOT NULL` before PostgreSQL 18.
    pub constraint: String,
    /// The columns: of a key, those of the message's detail; of `NOT NULL`, the one; of a check, those that it
    /// names, or that are of its domain, where the statement was built from the table's type.
    pub columns: Vec<String>,
    /// Of a foreign key, where a row cannot go or change because rows of `table` refer to it: the table that it is of, and so
    /// are the columns. It is read from PostgreSQL's message, as far as that is in English.
    pub referenced: Option<String>,
    /// What PostgreSQL said.
    pub source: sqlx::Error,
}

impl ConstraintViolation {
    /// Whether it is this constraint or unique index.
    #[must_use]
    pub fn is(&self, constraint: &str) -> bool {
        self.constraint == constraint
    }
}

impl fmt::Display for ConstraintViolation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { table, constraint, columns, .. } = self;
        let columns = columns.join("`, `");
        if let Some(referenced) = &self.referenced {
            return write!(f, "rows of `{table}` refer to `{columns}` of the row of `{referenced}` (`{constraint}`)");
        }
        match self.kind {
            ConstraintKind::Unique => {
                write!(f, "a row of `{table}` with the same `{columns}` is there (`{constraint}`)")
            }
            ConstraintKind::ForeignKey => {
                write!(f, "`{columns}` of `{table}` has no row to refer to, or rows refer to it (`{constraint}`)")
            }
            ConstraintKind::Check if table.is_empty() => {
                write!(f, "a value does not pass the check `{constraint}` of its domain")
            }
            ConstraintKind::Check => write!(f, "the values of a row of `{table}` do not pass the check `{constraint}`"),
            ConstraintKind::NotNull => write!(f, "`{columns}` of `{table}` cannot be NULL"),
            ConstraintKind::Exclusion => {
                write!(f, "a row of `{table}` that excludes this one is there (`{constraint}`)")
            }
        }
    }
}

impl TryFrom<sqlx::Error> for ConstraintViolation {
    type Error = sqlx::Error;

    fn try_from(error: sqlx::Error) -> Result<Self, sqlx::Error> {
        let Some(database) = error.as_database_error().and_then(|error| error.try_downcast_ref::<PgDatabaseError>())
        else {
            return Err(error);
        };
        let kind = match database.code() {
            "23505" => ConstraintKind::Unique,
            "23503" => ConstraintKind::ForeignKey,
            "23514" => ConstraintKind::Check,
            "23502" => ConstraintKind::NotNull,
            "23P01" => ConstraintKind::Exclusion,
            _ => return Err(error),
        };
        let owned = |text: Option<&str>| text.unwrap_or_default().to_owned();
        let columns = match database.column() {
            Some(column) => vec![column.to_owned()],
            None => database.detail().map(key_columns).unwrap_or_default(),
        };
        let referenced = (kind == ConstraintKind::ForeignKey).then(|| referenced(database.message())).flatten();
        Ok(Self {
            kind,
            schema: owned(database.schema()),
            table: owned(database.table()),
            constraint: owned(database.constraint()),
            columns,
            referenced,
            source: error,
        })
    }
}

impl ConstraintViolation {
    /// Adds what the schema knows: the columns of a check, and the table of one that a domain has.
    pub(crate) fn complete(&mut self, table: &'static TableDef) {
        if self.kind != ConstraintKind::Check || !self.columns.is_empty() {
            return;
        }
        if self.table == table.name.name {
            self.columns = check_columns(table, &self.constraint).into_iter().map(str::to_owned).collect();
        } else if let (true, Some(domain)) = (self.table.is_empty(), self.domain()) {
            let is_it = |column: &&ColumnDef| column.own_type.is_some_and(|own| own.name.name == domain);
            self.columns = table.columns.iter().filter(is_it).map(|column| column.name.to_owned()).collect();
        }
        if self.table.is_empty() && !self.columns.is_empty() {
            self.schema = table.name.schema.to_owned();
            self.table = table.name.name.to_owned();
        }
    }

    /// The domain whose check it is.
    fn domain(&self) -> Option<&str> {
        self.source.as_database_error()?.try_downcast_ref::<PgDatabaseError>()?.data_type()
    }
}

/// `… on table "a" violates … "b" on table "c"`: with two tables, the first is the one that is referred to.
fn referenced(message: &str) -> Option<String> {
    match *message.split('"').collect::<Vec<_>>() {
        [_, table, _, _, _, _, _] => Some(table.to_owned()),
        _ => None,
    }
}

/// `Key (a, b)=(1, 2) already exists.`: what stands before the first `)=(` is the same in all languages.
fn key_columns(detail: &str) -> Vec<String> {
    let Some((before, _)) = detail.split_once(")=(") else { return Vec::new() };
    let Some((_, list)) = before.split_once('(') else { return Vec::new() };
    list.split(", ").map(|name| name.trim_matches('"').replace("\"\"", "\"")).collect()
}
