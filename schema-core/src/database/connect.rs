//! A connection to the project's database: at a URL, or embedded.

use super::embedded::Embedded;
use crate::error::{Error, Result};
use crate::settings::{DatabaseUrl, Settings};
use sqlx::postgres::PgConnectOptions;
use sqlx::{ConnectOptions, Connection, PgConnection};
use std::collections::BTreeSet;
use std::str::FromStr;
use std::time::Duration;

/// How long a server may take to answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// A connection, with the server where it is ours.
#[derive(Debug)]
pub struct Session {
    // The connection goes first: a server stops when its connection is closed.
    connection: PgConnection,
    server: Option<Embedded>,
    remote: Option<Remote>,
}

/// A server that is not ours.
#[derive(Clone, Debug)]
pub struct Remote {
    pub(crate) options: PgConnectOptions,
    /// The URL, without its password.
    pub(crate) place: String,
}

impl Remote {
    pub(crate) fn at(url: &DatabaseUrl) -> Result<Self> {
        let options = PgConnectOptions::from_str(url.as_str())
            .map_err(|error| Error::invalid(format!("the database URL `{url}` is not valid: {}", reason(&error))))?;
        Ok(Self { options, place: format!("`{url}`") })
    }

    pub(crate) async fn connect(&self) -> Result<PgConnection> {
        connect(self.options.clone(), &self.place).await
    }
}

impl Session {
    /// Connects to the project's database; where there is none, the embedded server is started with `extensions` at hand.
    ///
    /// # Errors
    /// The database cannot be reached or refuses, or there is neither a URL nor an embedded server.
    pub async fn open(settings: &Settings, extensions: &BTreeSet<String>) -> Result<Self> {
        match &settings.database {
            Some(url) => Self::at(Remote::at(url)?).await,
            None => Self::within(Embedded::persistent(&settings.data, extensions).await?).await,
        }
    }

    pub(super) async fn at(remote: Remote) -> Result<Self> {
        Ok(Self { connection: remote.connect().await?, server: None, remote: Some(remote) })
    }

    pub(super) async fn within(server: Embedded) -> Result<Self> {
        let mut connection = connect(server.options(), "the embedded PostgreSQL").await?;
        server.settle(&mut connection).await?;
        Ok(Self { connection, server: Some(server), remote: None })
    }

    /// The connection.
    pub fn connection(&mut self) -> &mut PgConnection {
        &mut self.connection
    }

    /// Where the database is, for people and without its password.
    pub fn place(&self) -> String {
        self.remote.as_ref().map_or_else(|| "the embedded PostgreSQL".to_owned(), |remote| remote.place.clone())
    }

    /// Which server it is, such as `PostgreSQL 17.5 (embedded)`.
    pub fn server(&self) -> String {
        let version = self.connection.server_version_num().unwrap_or_default();
        let kind = if self.server.is_some() { " (embedded)" } else { "" };
        format!("PostgreSQL {}.{}{kind}", version / 10_000, version % 10_000)
    }

    /// The server, where it is not ours.
    pub(super) fn remote(&self) -> Option<&Remote> {
        self.remote.as_ref()
    }

    /// Ends the connection, and the server where it is ours.
    ///
    /// # Errors
    /// None today: what is left of a connection that breaks while it is closed, the server clears away.
    pub async fn close(self) -> Result<()> {
        if let Err(error) = self.connection.close().await {
            tracing::debug!(%error, "the connection broke while it was closed");
        }
        if let Some(server) = self.server {
            let _ = tokio::task::spawn_blocking(move || {
                let _stops_here = server;
            })
            .await;
        }
        Ok(())
    }
}

/// Connects to a server, which errors call `place`.
pub(crate) async fn connect(options: PgConnectOptions, place: &str) -> Result<PgConnection> {
    let options = options.application_name("schema-core").disable_statement_logging();
    match tokio::time::timeout(PATIENCE, options.connect()).await {
        Ok(connected) => connected.map_err(|error| refused(error, place)),
        Err(_) => Err(Error::database(format!("{place} does not answer within {} seconds", PATIENCE.as_secs()))
            .help("see that the host and the port are right and that no firewall is between")),
    }
}

fn reason(error: &sqlx::Error) -> String {
    match error {
        sqlx::Error::Configuration(inner) => inner.to_string(),
        other => other.to_string(),
    }
}

fn refused(error: sqlx::Error, place: &str) -> Error {
    let code = error.as_database_error().and_then(|error| error.code()).unwrap_or_default().into_owned();
    let (message, help) = match (&error, code.as_str()) {
        (_, "28P01" | "28000") => ("does not accept the user or the password", "correct the URL's user and password"),
        (_, "3D000") => ("has no such database", "create it with `createdb`, or correct the name at the URL's end"),
        (_, "53300") => ("has no connection left", "end some of its connections, or raise its `max_connections`"),
        (_, "57P03") => ("is starting up or shutting down", "wait a moment and run this again"),
        (sqlx::Error::Io(_), _) => ("cannot be reached", "start the server, or correct the URL's host and port"),
        (sqlx::Error::Tls(_), _) => ("wants TLS, which this binary does not speak", "add sqlx's feature `tls-rustls`"),
        _ => ("refuses the connection", "see the cause"),
    };
    Error::database(format!("{place} {message}")).help(help).caused_by(error)
}
