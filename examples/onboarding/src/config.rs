//! What the environment sets.
//!
//! | variable | | |
//! | --- | --- | --- |
//! | `DATABASE_URL` | needed | `postgres://user@host/database` |
//! | `ADDRESS` | `127.0.0.1:3000` | where to listen |
//! | `DATABASE_CONNECTIONS` | `10` | how many connections to hold at most |
//! | `SLOW_MILLISECONDS` | `200` | a statement that takes longer is warned of |
//! | `RUST_LOG` | `error` | `info,schema_core::query=debug` tells of each statement |

use sqlx::PgPool;
use sqlx::postgres::PgPoolOptions;
use std::fmt;
use std::net::SocketAddr;
use std::str::FromStr;
use std::time::Duration;

/// How the server is set up.
#[derive(Clone, Debug, PartialEq)]
pub struct Config {
    /// Where the database is.
    pub database_url: String,
    /// Where to listen.
    pub address: SocketAddr,
    /// How many connections to hold at most.
    pub connections: u32,
    /// What a statement may take before it is warned of.
    pub slow: Duration,
}

/// What is wrong with a variable.
#[derive(Clone, Debug, PartialEq)]
pub struct WrongVariable {
    name: &'static str,
    /// What it is; `None` where it is not set.
    value: Option<String>,
}

impl fmt::Display for WrongVariable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.value {
            Some(value) => write!(f, "`{}` cannot be `{value}`", self.name),
            None => write!(f, "`{}` is not set", self.name),
        }
    }
}

impl std::error::Error for WrongVariable {}

impl Config {
    /// Reads the variables.
    ///
    /// # Errors
    /// One is missing, or is not what it should be.
    pub fn from_environment(variable: impl Fn(&str) -> Option<String>) -> Result<Self, WrongVariable> {
        let database_url = variable("DATABASE_URL").ok_or(WrongVariable { name: "DATABASE_URL", value: None })?;
        Ok(Self {
            database_url,
            address: read(&variable, "ADDRESS", SocketAddr::from(([127, 0, 0, 1], 3000)))?,
            connections: read(&variable, "DATABASE_CONNECTIONS", 10)?,
            slow: Duration::from_millis(read(&variable, "SLOW_MILLISECONDS", 200)?),
        })
    }

    /// Connects.
    ///
    /// # Errors
    /// There is no such database, or it does not answer.
    pub async fn pool(&self) -> Result<PgPool, sqlx::Error> {
        PgPoolOptions::new().max_connections(self.connections).connect(&self.database_url).await
    }
}

fn read<T: FromStr>(
    variable: &impl Fn(&str) -> Option<String>,
    name: &'static str,
    default: T,
) -> Result<T, WrongVariable> {
    let Some(value) = variable(name) else { return Ok(default) };
    value.parse().map_err(|_| WrongVariable { name, value: Some(value) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_variable_is_named() {
        let config = |port: &str| {
            let port = port.to_owned();
            Config::from_environment(move |name| match name {
                "DATABASE_URL" => Some("postgres://localhost/onboarding".to_owned()),
                "ADDRESS" => Some(port.clone()),
                _ => None,
            })
        };
        assert_eq!(config("0.0.0.0:80").map(|config| config.connections), Ok(10));
        assert_eq!(config("port").map_err(|error| error.to_string()), Err("`ADDRESS` cannot be `port`".to_owned()));
        let missing = Config::from_environment(|_| None).map_err(|error| error.to_string());
        assert_eq!(missing, Err("`DATABASE_URL` is not set".to_owned()));
    }
}
