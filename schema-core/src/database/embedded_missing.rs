//! Stands in for the embedded server where the feature `embedded` is off.

use crate::error::{Error, Result};
use sqlx::PgConnection;
use sqlx::postgres::PgConnectOptions;
use std::collections::BTreeSet;
use std::convert::Infallible;
use std::path::Path;

#[derive(Debug)]
pub(crate) struct Embedded(Infallible);

impl Embedded {
    pub(crate) async fn temporary(_extensions: &BTreeSet<String>) -> Result<Self> {
        Err(missing("--scratch").help(
            "give a server for scratch work: `--scratch postgres://user@host/postgres`, or turn on the feature `embedded`",
        ))
    }

    pub(crate) async fn persistent(_data: &Path, _extensions: &BTreeSet<String>) -> Result<Self> {
        Err(missing("--database-url")
            .help("set `DATABASE_URL` or give `--database-url`, or turn on the feature `embedded` of `schema-core`"))
    }

    pub(crate) fn options(&self) -> PgConnectOptions {
        match self.0 {}
    }

    pub(crate) async fn settle(&self, _connection: &mut PgConnection) -> Result<()> {
        match self.0 {}
    }
}

fn missing(flag: &str) -> Error {
    Error::invalid(format!("there is no `{flag}`, and this binary has no embedded PostgreSQL"))
}
