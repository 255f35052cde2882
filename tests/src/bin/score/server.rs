//! The server, and what is made on it: two databases for each worker, emptied after each pair, since to make one takes
//! longer than all else.

use crate::empty::{EMPTY, FINGERPRINT};
use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Executor, PgConnection, Row};
use std::str::FromStr;
use tokio::process::Command;

/// How often a database is used: what is dropped leaves its traces in the catalogs, which get slower.
const USES: u32 = 200;

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

/// A database, empty when it is handed out.
#[derive(Debug)]
pub(crate) struct Database {
    pub(crate) connection: PgConnection,
    /// The URL.
    pub(crate) url: String,
    name: String,
    /// What the catalogs say of an empty database.
    fingerprint: String,
    uses: u32,
}

impl Server {
    pub(crate) fn new(url: &str) -> Result<Self, String> {
        let options = PgConnectOptions::from_str(url).map_err(text)?.disable_statement_logging();
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
    /// Makes a database.
    pub(crate) async fn create(&mut self, side: &str) -> Result<Database, String> {
        let name = format!("{}_{side}", self.prefix);
        self.remove(&name).await;
        let create = format!("CREATE DATABASE {name} TEMPLATE template0");
        self.admin.execute(AssertSqlSafe(create)).await.map_err(text)?;
        let options = self.server.options.clone().database(&name);
        let options = options.options([("statement_timeout", "20s"), ("synchronous_commit", "off")]);
        let mut connection = options.connect().await.map_err(text)?;
        let fingerprint = fingerprint(&mut connection).await?;
        Ok(Database { connection, url: self.server.url_of(&name), name, fingerprint, uses: 0 })
    }

    /// An empty database in place of one that was used: the same one, where it could be emptied.
    pub(crate) async fn emptied(&mut self, mut used: Database, side: &str) -> Result<Database, String> {
        used.uses += 1;
        if used.uses < USES && used.empty().await.is_ok_and(|is_empty| is_empty) {
            return Ok(used);
        }
        let _ = used.connection.close().await;
        self.create(side).await
    }

    async fn remove(&mut self, name: &str) {
        // What cannot be dropped cannot be created either, and that is told.
        let _ = self.admin.execute(AssertSqlSafe(format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"))).await;
    }

    /// Takes databases away.
    pub(crate) async fn drop<const N: usize>(&mut self, databases: [Database; N]) {
        for database in databases {
            let _ = database.connection.close().await;
            self.remove(&database.name).await;
        }
    }
}

impl Database {
    /// What `pg_dump` prints of the database.
    pub(crate) async fn dump(&self) -> Result<String, String> {
        let arguments = ["--schema-only", "--exclude-table", "_sqlx_migrations", "--dbname", &self.url];
        let output = Command::new("pg_dump").args(arguments).output().await;
        let output = output.map_err(|error| format!("pg_dump does not run: {error}"))?;
        if output.status.success() {
            Ok(String::from_utf8_lossy(&output.stdout).into_owned())
        } else {
            Err(String::from_utf8_lossy(&output.stderr).trim().to_owned())
        }
    }

    /// Drops everything; says whether nothing is left.
    async fn empty(&mut self) -> Result<bool, String> {
        self.connection.execute(EMPTY).await.map_err(text)?;
        Ok(fingerprint(&mut self.connection).await? == self.fingerprint)
    }
}

async fn fingerprint(connection: &mut PgConnection) -> Result<String, String> {
    let row = connection.fetch_one(FINGERPRINT).await.map_err(text)?;
    row.try_get(0).map_err(text)
}

fn text(error: sqlx::Error) -> String {
    error.to_string()
}
