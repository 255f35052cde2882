//! What can go wrong with a row on its way.

use sqlx::Row;
use sqlx::postgres::PgRow;

use super::Violations;
use super::constraint::ConstraintViolation;

/// Why a row did not reach the database or did not come back.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// Values break rules of the schema; nothing was sent.
    Violations(Violations),
    /// A value could not be encoded, or the statement asks for what cannot be; nothing was sent.
    Encode(Box<dyn std::error::Error + Send + Sync>),
    /// A constraint of the database does not hold.
    Constraint(Box<ConstraintViolation>),
    /// There is no such row.
    NotFound {
        /// The table that was asked.
        table: &'static str,
    },
    /// There are more rows than the one that was asked for.
    TooManyRows {
        /// The table that was asked.
        table: &'static str,
    },
    /// A row with this key is there, and has another version than the one that was changed.
    Stale {
        /// The table that was to be updated.
        table: &'static str,
    },
    /// An update or a delete of all rows that does not say so: the conditions that it was given are all `None`.
    Unfiltered {
        /// The table that was to be changed.
        table: &'static str,
    },
    /// The cursor of a page belongs to another order.
    Cursor,
    /// A value is not of the type that it was to be read as.
    Decode {
        /// The column's name in the result.
        column: String,
        /// What is wrong with it.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// The database or the driver said no.
    Database(sqlx::Error),
}

impl Error {
    /// The constraint that does not hold, if that is what went wrong.
    #[must_use]
    pub fn constraint(&self) -> Option<&ConstraintViolation> {
        match self {
            Error::Constraint(violation) => Some(violation),
            _ => None,
        }
    }

    /// Whether the transaction would do if it ran again: a deadlock, or a serialization failure.
    #[must_use]
    pub fn is_transient(&self) -> bool {
        let Error::Database(error) = self else { return false };
        let code = error.as_database_error().and_then(sqlx::error::DatabaseError::code);
        matches!(code.as_deref(), Some("40001" | "40P01"))
    }

    /// What went wrong with a column of a row.
    pub(crate) fn decode(error: sqlx::Error, row: &PgRow, at: usize) -> Self {
        match error {
            sqlx::Error::ColumnDecode { index, source } => {
                let place = index.parse::<usize>().ok().map(|_| at);
                let named =
                    place.and_then(|at| row.columns().get(at)).map(|column| sqlx::Column::name(column).to_owned());
                Error::Decode { column: named.unwrap_or(index), source }
            }
            error => Error::from(error),
        }
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Error::Violations(violations) => write!(f, "values break rules of the schema: {violations}"),
            Error::Encode(error) => write!(f, "the statement was not sent: {error}"),
            Error::Constraint(violation) => violation.fmt(f),
            Error::NotFound { table } => write!(f, "no row of `{table}` was found"),
            Error::TooManyRows { table } => write!(f, "more than one row of `{table}` was found"),
            Error::Stale { table } => write!(f, "the row of `{table}` was changed by another since it was read"),
            Error::Unfiltered { table } => {
                write!(f, "all rows of `{table}` would be changed, which `all_rows()` has to say")
            }
            Error::Cursor => f.write_str("the cursor of the page belongs to another order"),
            Error::Decode { column, source } => write!(f, "the value of `{column}` could not be read: {source}"),
            Error::Database(error) => write!(f, "the database did not take the statement: {error}"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Error::Violations(_)
            | Error::NotFound { .. }
            | Error::TooManyRows { .. }
            | Error::Stale { .. }
            | Error::Unfiltered { .. }
            | Error::Cursor => None,
            Error::Encode(error) | Error::Decode { source: error, .. } => Some(error.as_ref()),
            Error::Constraint(violation) => Some(&violation.source),
            Error::Database(error) => Some(error),
        }
    }
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        match error {
            sqlx::Error::ColumnDecode { index, source } => Error::Decode { column: index, source },
            error => ConstraintViolation::try_from(error)
                .map_or_else(Error::Database, |violation| Error::Constraint(Box::new(violation))),
        }
    }
}

impl From<Violations> for Error {
    fn from(violations: Violations) -> Self {
        Error::Violations(violations)
    }
}
