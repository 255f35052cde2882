//! Where a schema is read from: a database, a file, a directory of migrations, or the code.

use super::compare::{Held, read};
use super::connect::{Remote, Session};
use super::interrupt::interruptible;
use super::introspect::Scope;
use super::make::reference;
use super::prove::{apply_history, made};
use super::scratch::Scratch;
use super::script::{Roles, load};
use crate::error::{Error, Result};
use crate::migration::{Directory, Migration, SqlFile, render};
use crate::model::{Declared, Schema};
use crate::settings::{DatabaseUrl, EMBEDDED, Settings};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Where a schema is read from.
#[derive(Clone, Debug)]
pub enum Source {
    /// A database at a URL.
    Database(DatabaseUrl),
    /// The database that is kept in the project.
    Kept,
    /// A file of SQL.
    File(PathBuf),
    /// A directory of migrations.
    Migrations(PathBuf),
    /// What the code declares.
    Code(Box<Declared>),
}

impl Source {
    /// What `text`, given by `flag`, means for someone who is in `directory`.
    ///
    /// # Errors
    /// It is nothing that a schema can be read from; or `code` says what is wrong with the code.
    pub fn parse(text: &str, flag: &str, directory: &Path, code: impl FnOnce() -> Result<Declared>) -> Result<Self> {
        let path = directory.join(text);
        match text {
            "code" => Ok(Self::Code(Box::new(code()?))),
            EMBEDDED => Ok(Self::Kept),
            _ if text.contains("://") => DatabaseUrl::parse(text, flag).map(Self::Database),
            _ if path.is_dir() => Ok(Self::Migrations(path)),
            _ if path.is_file() => Ok(Self::File(path)),
            _ => Err(Error::invalid(format!("`{flag} {text}` is neither a file nor a directory")).help(format!(
                "give a database URL, a `.sql` file, a directory of migrations, `code`, or `{EMBEDDED}` for the \
                 database that is kept in the project"
            ))),
        }
    }

    /// Reads the schema; what is no database is loaded into a scratch database first.
    ///
    /// # Errors
    /// A database refuses, a statement fails, or the file cannot be read.
    pub async fn read(&self, settings: &Settings, scope: &Scope) -> Result<Held> {
        match self {
            Self::Database(url) => of_session(Session::at(Remote::at(url)?).await?, scope).await,
            Self::Kept => {
                let kept = Settings { database: None, ..settings.clone() };
                of_session(Session::open(&kept, &BTreeSet::new()).await?, scope).await
            }
            Self::File(path) => of_file(path, settings, scope).await,
            Self::Migrations(path) => {
                let migrations = Directory::existing(path)?.migrations()?;
                of_migrations(&migrations, settings, scope).await
            }
            Self::Code(declared) => of_code(&declared.schema, settings, scope).await,
        }
    }
}

/// What migrations give on an empty database.
///
/// # Errors
/// One fails, or there is no scratch database.
pub async fn of_migrations(migrations: &[Migration], settings: &Settings, scope: &Scope) -> Result<Held> {
    let scripts = migrations.iter().map(|migration| migration.up.sql.as_str());
    let mut scratch = Scratch::for_scripts(settings, scripts).await?;
    let held = interruptible(scratch.session(), async |connection| {
        apply_history(connection, migrations).await?;
        read(connection, scope).await
    });
    closed(held.await, scratch).await
}

/// What PostgreSQL makes of the code.
///
/// # Errors
/// PostgreSQL refuses the code, or there is no scratch database.
pub async fn of_code(declared: &Schema, settings: &Settings, scope: &Scope) -> Result<Held> {
    let sql = render::script(&reference(declared)?);
    let mut scratch = Scratch::for_scripts(settings, [sql.as_str()]).await?;
    let held = interruptible(scratch.session(), async |connection| {
        made(connection, declared).await?;
        read(connection, scope).await
    });
    closed(held.await, scratch).await
}

async fn of_session(mut session: Session, scope: &Scope) -> Result<Held> {
    let held = interruptible(&mut session, async |connection| read(connection, scope).await).await;
    session.close().await?;
    held
}

async fn of_file(path: &Path, settings: &Settings, scope: &Scope) -> Result<Held> {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let sql = std::fs::read_to_string(path)
        .map_err(|error| Error::io(format!("cannot read `{}`", path.display())).caused_by(error))?;
    let file = SqlFile { name, sql };
    let mut scratch = Scratch::for_scripts(settings, [file.sql.as_str()]).await?;
    let held = interruptible(scratch.session(), async |connection| {
        let loaded = load(connection, &file, Roles::MakeDo).await?;
        Ok(Held { notes: loaded.notes, ..read(connection, scope).await? })
    });
    closed(held.await, scratch).await
}

async fn closed(held: Result<Held>, scratch: Scratch) -> Result<Held> {
    let closed = scratch.close().await;
    // What went wrong before says more than a database that cannot be dropped.
    let held = held?;
    closed.map(|()| held)
}
