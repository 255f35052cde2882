//! An empty database for work that leaves no trace.

use super::connect::{Remote, Session};
use super::embedded::Embedded;
use crate::error::{Error, Result};
use crate::ident::Ident;
use crate::settings::Settings;
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};
use std::collections::BTreeSet;

/// An empty database: of a temporary embedded server, or one of its own on the server that `--scratch` names.
#[derive(Debug)]
pub struct Scratch {
    session: Session,
    created: Option<(Remote, String)>,
    roles: BTreeSet<String>,
}

impl Scratch {
    /// Makes the database; on the embedded server, with `extensions` at hand.
    ///
    /// # Errors
    /// The server does not start, cannot be reached, or refuses to create a database.
    pub async fn open(settings: &Settings, extensions: &BTreeSet<String>) -> Result<Self> {
        let Some(url) = &settings.scratch else {
            let session = Session::within(Embedded::temporary(extensions).await?).await?;
            return Ok(Self { session, created: None, roles: BTreeSet::new() });
        };
        let remote = Remote::at(url)?;
        let mut server = remote.connect().await?;
        let name = create(&mut server, &remote.place).await?;
        let _ = server.close().await;
        let own = Remote { options: remote.options.clone().database(&name), ..remote.clone() };
        match Session::at(own).await {
            Ok(session) => Ok(Self { session, created: Some((remote, name)), roles: BTreeSet::new() }),
            Err(error) => {
                drop_database(&remote, &name, &BTreeSet::new()).await?;
                Err(error)
            }
        }
    }

    /// The connection.
    pub fn session(&mut self) -> &mut Session {
        &mut self.session
    }

    /// Takes these roles away with the database: they are of the whole server, and were made for it.
    pub(super) fn drop_roles(&mut self, roles: impl IntoIterator<Item = String>) {
        self.roles.extend(roles);
    }

    /// Takes the database away.
    ///
    /// # Errors
    /// The server refuses to drop it.
    pub async fn close(self) -> Result<()> {
        self.session.close().await?;
        match self.created {
            Some((remote, name)) => drop_database(&remote, &name, &self.roles).await,
            None => Ok(()),
        }
    }
}

async fn drop_database(remote: &Remote, name: &str, roles: &BTreeSet<String>) -> Result<()> {
    let mut server = remote.connect().await?;
    let dropped = server.execute(AssertSqlSafe(format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"))).await;
    for role in roles {
        // One that somebody else has put to use meanwhile stays.
        let _ = server.execute(AssertSqlSafe(format!("DROP ROLE IF EXISTS {}", Ident::new(role.as_str())))).await;
    }
    let _ = server.close().await;
    dropped
        .map(drop)
        .map_err(|error| Error::database(format!("cannot drop the scratch database `{name}`")).caused_by(error))
}

/// Another machine may use the same number, and a killed process leaves its database: then the next name is tried.
async fn create(server: &mut PgConnection, place: &str) -> Result<String> {
    for number in 0..100 {
        let name = format!("schema_scratch_{}_{number}", std::process::id());
        let created = server.execute(AssertSqlSafe(format!("CREATE DATABASE {name} TEMPLATE template0"))).await;
        match created {
            Ok(_) => return Ok(name),
            Err(error) if is_taken(&error) => {}
            Err(error) => {
                return Err(Error::database(format!("{place} does not let this user create a scratch database"))
                    .help("give `--scratch` a user with `CREATEDB`: `ALTER ROLE … CREATEDB`")
                    .caused_by(error));
            }
        }
    }
    Err(Error::database(format!("{place} is full of scratch databases")).help("drop those named `schema_scratch_…`"))
}

fn is_taken(error: &sqlx::Error) -> bool {
    // Two at once for the same name: the later one hits the catalog's unique index.
    error.as_database_error().and_then(|error| error.code()).is_some_and(|code| code == "42P04" || code == "23505")
}
