//! The server: two databases for each worker, made anew for each pair.

use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Executor, PgConnection};
use std::str::FromStr;
use tokio::process::Command;

/// Where databases are made.
#[derive(Clone, Debug)]
pub(crate) struct Server {
    options: PgConnectOptions,
    url: String,
}

/// What one worker works with.
#[derive(Debug)]
pub(crate) struct Databases {
    server: Server,
    admin: PgConnection,
    prefix: String,
}

impl Server {
    pub(crate) fn new(url: &str) -> Result<Self, String> {
        let options = PgConnectOptions::from_str(url).map_err(|error| error.to_string())?.disable_statement_logging();
        Ok(Self { options, url: url.to_owned() })
    }

    pub(crate) async fn worker(&self, number: usize) -> Result<Databases, String> {
        let admin = self.options.connect().await.map_err(|error| format!("the server does not answer: {error}"))?;
        let prefix = format!("score_{}_{number}", std::process::id());
        Ok(Databases { server: self.clone(), admin, prefix })
    }

    /// The URL of another database of the server, for `pg_dump`.
    fn url_of(&self, database: &str) -> String {
        let (base, parameters) = self.url.split_once('?').map_or((self.url.as_str(), ""), |(base, rest)| (base, rest));
        let host = base.find("://").map_or(0, |at| at + 3);
        let end = base[host..].find('/').map_or(base.len(), |at| host + at);
        let separator = if parameters.is_empty() { "" } else { "?" };
        format!("{}/{database}{separator}{parameters}", &base[..end])
    }
}

impl Databases {
    /// The name of one of the two databases.
    pub(crate) fn name(&self, side: &str) -> String {
        format!("{}_{side}", self.prefix)
    }

    /// Makes the database anew, and connects to it.
    pub(crate) async fn fresh(&mut self, side: &str) -> Result<PgConnection, String> {
        self.remove(side).await;
        let name = self.name(side);
        let create = format!("CREATE DATABASE {name} TEMPLATE template0");
        self.admin.execute(AssertSqlSafe(create)).await.map_err(|error| error.to_string())?;
        let options = self.server.options.clone().database(&name);
        let options = options.options([("statement_timeout", "20s"), ("synchronous_commit", "off")]);
        options.connect().await.map_err(|error| error.to_string())
    }

    /// What `pg_dump` prints of the database.
    pub(crate) async fn dump(&self, side: &str) -> Result<String, String> {
        let url = self.server.url_of(&self.name(side));
        let output = Command::new("pg_dump").args(["--schema-only", "--dbname", &url]).output().await;
        let output = output.map_err(|error| format!("pg_dump does not run: {error}"))?;
        if output.status.success() {
            Ok(String::from_utf8_lossy(&output.stdout).into_owned())
        } else {
            Err(String::from_utf8_lossy(&output.stderr).trim().to_owned())
        }
    }

    async fn remove(&mut self, side: &str) {
        let drop = format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name(side));
        // What cannot be dropped cannot be created either, and that is told.
        let _ = self.admin.execute(AssertSqlSafe(drop)).await;
    }

    pub(crate) async fn close(mut self) {
        self.remove("a").await;
        self.remove("b").await;
        let _ = self.admin.close().await;
    }
}
