//! A database's URL, which is shown without its password.

use crate::error::{Error, Result};
use std::fmt;

/// The URL of a PostgreSQL database.
#[derive(Clone, PartialEq, Eq)]
pub struct DatabaseUrl(String);

impl DatabaseUrl {
    /// Takes a URL that `origin` gave.
    ///
    /// # Errors
    /// It is not one of PostgreSQL.
    pub fn parse(url: &str, origin: &str) -> Result<Self> {
        let origin = if origin.contains('`') { origin.to_owned() } else { format!("`{origin}`") };
        let help = "write `postgres://user:password@host:5432/database`, or leave it out for the embedded server";
        let scheme = url.split_once(':').map_or("", |(scheme, _)| scheme);
        match kind(scheme) {
            Some("PostgreSQL") if url[scheme.len()..].starts_with("://") => Ok(Self(url.to_owned())),
            Some("PostgreSQL") | None => Err(Error::invalid(format!("{origin} is no database URL")).help(help)),
            Some(other) => {
                Err(Error::invalid(format!("{origin} is a {other} URL, and this tool works with PostgreSQL"))
                    .help(help))
            }
        }
    }

    /// The URL as it was given, with the password.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Which database a URL's scheme is of.
fn kind(scheme: &str) -> Option<&'static str> {
    Some(match scheme {
        "postgres" | "postgresql" => "PostgreSQL",
        "mysql" => "MySQL",
        "mariadb" => "MariaDB",
        "sqlite" | "sqlite3" | "file" => "SQLite",
        "mssql" | "sqlserver" => "SQL Server",
        "mongodb" | "mongodb+srv" => "MongoDB",
        "oracle" => "Oracle",
        "jdbc" => "JDBC",
        "redis" | "rediss" => "Redis",
        _ => return None,
    })
}

impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (scheme, rest) = self.0.split_once("://").unwrap_or(("", &self.0));
        let (address, parameters) = rest.split_once('?').map_or((rest, None), |(a, p)| (a, Some(p)));
        write!(f, "{scheme}://")?;
        match address.rsplit_once('@') {
            Some((user, host)) => {
                let (name, password) = user.split_once(':').map_or((user, None), |(n, p)| (n, Some(p)));
                write!(f, "{name}{}@{host}", if password.is_some() { ":***" } else { "" })?;
            }
            None => f.write_str(address)?,
        }
        let Some(parameters) = parameters else { return Ok(()) };
        for (index, parameter) in parameters.split('&').enumerate() {
            let separator = if index == 0 { '?' } else { '&' };
            let secret = parameter.split_once('=').filter(|(name, _)| name.contains("password"));
            match secret {
                Some((name, _)) => write!(f, "{separator}{name}=***")?,
                None => write!(f, "{separator}{parameter}")?,
            }
        }
        Ok(())
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hides_the_password() {
        let shown = |url: &str| DatabaseUrl::parse(url, "--database-url").expect("a URL").to_string();
        assert_eq!(
            shown("postgres://me:p@ss@host:1/db?sslmode=disable"),
            "postgres://me:***@host:1/db?sslmode=disable"
        );
        assert_eq!(shown("postgresql://me@host/db"), "postgresql://me@host/db");
        assert_eq!(shown("postgres:///db?host=/tmp&password=a"), "postgres:///db?host=/tmp&password=***");
    }

    #[test]
    fn says_what_is_wrong() {
        let wrong = |url: &str| DatabaseUrl::parse(url, "--scratch").expect_err("no URL").to_string();
        assert_eq!(wrong("sqlite:a.db"), "`--scratch` is a SQLite URL, and this tool works with PostgreSQL");
        assert_eq!(wrong("localhost"), "`--scratch` is no database URL");
        assert_eq!(wrong("postgres:/localhost"), "`--scratch` is no database URL");
    }
}
