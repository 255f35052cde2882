//! What can go wrong with a row on its way.

use super::Violations;

/// Why a row did not reach the database or did not come back.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// Values break rules of the schema; nothing was sent.
    Violations(Violations),
    /// A value could not be encoded; nothing was sent.
    Encode(Box<dyn std::error::Error + Send + Sync>),
    /// The database or the driver said no.
    Database(sqlx::Error),
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Error::Violations(violations) => write!(f, "values break rules of the schema: {violations}"),
            Error::Encode(_) => f.write_str("a value could not be encoded"),
            Error::Database(_) => f.write_str("the database did not take the statement"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Error::Violations(_) => None,
            Error::Encode(error) => Some(error.as_ref()),
            Error::Database(error) => Some(error),
        }
    }
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        Error::Database(error)
    }
}

impl From<Violations> for Error {
    fn from(violations: Violations) -> Self {
        Error::Violations(violations)
    }
}
