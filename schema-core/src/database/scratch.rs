//! An empty database for work that leaves no trace.

use super::connect::{Remote, Session};
use super::embedded::Embedded;
use super::roles::{drop_roles, roles};
use crate::error::{Error, Result};
use crate::migration::extensions::requested;
use crate::settings::Settings;
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};
use std::collections::BTreeSet;

/// An empty database: of a temporary embedded server, or one of its own on the server that `--scratch` names.
#[derive(Debug)]
pub struct Scratch {
    session: Session,
    created: Option<Created>,
}

/// A database on a server that is not ours.
#[derive(Debug)]
struct Created {
    remote: Remote,
    name: String,
    /// The roles that were there before.
    roles: BTreeSet<String>,
    /// The words of what runs: a role that appears by chance at the same time is none of them.
    words: BTreeSet<String>,
}

impl Scratch {
    /// Makes a database for these scripts: with the extensions that they ask for at hand, and without the roles that they
    /// make, when it is closed.
    ///
    /// # Errors
    /// As [`open`](Self::open).
    pub async fn for_scripts<'t>(settings: &Settings, scripts: impl IntoIterator<Item = &'t str>) -> Result<Self> {
        let scripts: Vec<&str> = scripts.into_iter().collect();
        let extensions = scripts.iter().flat_map(|script| requested(script)).collect();
        let mut scratch = Self::open(settings, &extensions).await?;
        if let Some(created) = &mut scratch.created {
            let words = scripts.iter().flat_map(|script| names(script));
            created.words.extend(words.map(str::to_owned));
        }
        Ok(scratch)
    }

    /// Makes the database; on the embedded server, with `extensions` at hand.
    ///
    /// # Errors
    /// The server does not start, cannot be reached, or refuses to create a database.
    pub async fn open(settings: &Settings, extensions: &BTreeSet<String>) -> Result<Self> {
        let Some(url) = &settings.scratch else {
            let session = Session::within(Embedded::temporary(extensions).await?).await?;
            return Ok(Self { session, created: None });
        };
        let remote = Remote::at(url)?;
        let mut server = remote.connect().await?;
        let name = create(&mut server, &remote.place).await?;
        let roles = roles(&mut server).await;
        let _ = server.close().await;
        let roles = roles.map_err(|error| Error::database("cannot list the roles").caused_by(error))?;
        let created = Created { remote, name, roles, words: BTreeSet::new() };
        let own = Remote { options: created.remote.options.clone().database(&created.name), ..created.remote.clone() };
        match Session::at(own).await {
            Ok(session) => Ok(Self { session, created: Some(created) }),
            Err(error) => {
                created.drop().await?;
                Err(error)
            }
        }
    }

    /// The connection.
    pub fn session(&mut self) -> &mut Session {
        &mut self.session
    }

    /// Takes the database away.
    ///
    /// # Errors
    /// The server refuses to drop it.
    pub async fn close(self) -> Result<()> {
        self.session.close().await?;
        match self.created {
            Some(created) => created.drop().await,
            None => Ok(()),
        }
    }
}

impl Created {
    async fn drop(self) -> Result<()> {
        let mut server = self.remote.connect().await?;
        let name = &self.name;
        let dropped = server.execute(AssertSqlSafe(format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"))).await;
        if !self.words.is_empty() {
            let now = roles(&mut server).await.unwrap_or_default();
            drop_roles(&mut server, now.difference(&self.roles).filter(|role| self.words.contains(*role))).await;
        }
        let _ = server.close().await;
        dropped
            .map(drop)
            .map_err(|error| Error::database(format!("cannot drop the scratch database `{name}`")).caused_by(error))
    }
}

/// What may be names in a script, inside of strings too.
fn names(script: &str) -> impl Iterator<Item = &str> {
    script.split(|c: char| c.is_whitespace() || ",;()'\"".contains(c)).filter(|word| !word.is_empty())
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
