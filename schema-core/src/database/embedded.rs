//! PostgreSQL in the process.

use crate::error::{Error, Result};
use pglite_oxide::extensions::{self, Extension};
use pglite_oxide::{PgliteServer, PgliteServerBuilder};
use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, Executor, PgConnection};
use std::collections::BTreeSet;
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

const USER: &str = "postgres";
const DATABASE: &str = "postgres";

/// How long a second process waits for the database of the project.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long a server that was told to stop may take; a statement that is still running holds it up.
const SHUTDOWN: Duration = Duration::from_secs(2);

/// A running server, which takes one connection at a time and stops when it is dropped, after its connection.
#[derive(Debug)]
pub(crate) struct Embedded {
    server: Option<PgliteServer>,
    extensions: Vec<Extension>,
    socket: SocketDirectory,
    _lock: Option<File>,
}

impl Embedded {
    /// A server that forgets everything.
    pub(crate) async fn temporary(extensions: &BTreeSet<String>) -> Result<Self> {
        let bundled = bundled(extensions)?;
        Self::start(PgliteServer::builder().temporary().relaxed_durability(true), bundled, None).await
    }

    /// The server with the database that is kept at `data`.
    pub(crate) async fn persistent(data: &Path, extensions: &BTreeSet<String>) -> Result<Self> {
        let bundled = bundled(extensions)?;
        let lock = lock(data).await?;
        Self::start(PgliteServer::builder().path(data), bundled, Some(lock)).await
    }

    async fn start(builder: PgliteServerBuilder, extensions: Vec<Extension>, lock: Option<File>) -> Result<Self> {
        let socket = SocketDirectory::create()?;
        let builder = socket.bind(builder).username(USER).database(DATABASE).extensions(extensions.iter().copied());
        let started = tokio::task::spawn_blocking(|| builder.start()).await;
        let failed = || Error::database("the embedded PostgreSQL does not start");
        let server = started.map_err(|error| failed().caused_by(error))?.map_err(|error| failed().caused_by(error))?;
        Ok(Self { server: Some(server), extensions, socket, _lock: lock })
    }

    #[cfg(unix)]
    pub(crate) fn options(&self) -> PgConnectOptions {
        PgConnectOptions::new_without_pgpass().socket(&self.socket.0).username(USER).database(DATABASE)
    }

    #[cfg(not(unix))]
    pub(crate) fn options(&self) -> PgConnectOptions {
        let address = self.server.as_ref().and_then(PgliteServer::tcp_addr);
        let options = PgConnectOptions::new_without_pgpass().username(USER).database(DATABASE);
        match address {
            Some(address) => options.host(&address.ip().to_string()).port(address.port()),
            None => options,
        }
    }

    /// Takes back the extensions that the server created while it started: migrations create theirs.
    ///
    /// The server puts them into `pg_catalog`, and migrations do not.
    pub(crate) async fn settle(&self, connection: &mut PgConnection) -> Result<()> {
        if self.extensions.is_empty() {
            return Ok(());
        }
        let names = self.extensions.iter().map(|extension| format!("'{}'", extension.sql_name()));
        let names = names.collect::<Vec<_>>().join(", ");
        let sql = format!(
            "DO $$ DECLARE names text; BEGIN \
             SELECT string_agg(quote_ident(extname), ', ') INTO names FROM pg_catalog.pg_extension \
             WHERE extname IN ({names}) AND extnamespace = 'pg_catalog'::regnamespace; \
             IF names IS NOT NULL THEN EXECUTE 'DROP EXTENSION ' || names; END IF; END $$"
        );
        connection.execute(AssertSqlSafe(sql)).await.map_err(|error| {
            Error::database("cannot prepare the extensions of the embedded PostgreSQL").caused_by(error)
        })?;
        Ok(())
    }
}

impl Drop for Embedded {
    fn drop(&mut self) {
        // A server whose statement was interrupted stops only when the statement is done: do not wait for ever.
        let Some(server) = self.server.take() else { return };
        let (done, stopped) = mpsc::channel();
        thread::spawn(move || {
            drop(server);
            let _ = done.send(());
        });
        let _ = stopped.recv_timeout(SHUTDOWN);
    }
}

/// The bundled extensions of these names; `plpgsql` is always there.
fn bundled(names: &BTreeSet<String>) -> Result<Vec<Extension>> {
    let names: Vec<&String> = names.iter().filter(|name| *name != "plpgsql").collect();
    let missing: Vec<&str> = names.iter().filter(|name| by_name(name).is_none()).map(|name| name.as_str()).collect();
    if !missing.is_empty() {
        return Err(Error::invalid(format!("the embedded PostgreSQL has no extension `{}`", missing.join("`, `"))).help(
            "give a server that has it: `--scratch postgres://user@host/postgres` for scratch work, `DATABASE_URL` for the database",
        ));
    }
    Ok(names.into_iter().filter_map(|name| by_name(name)).collect())
}

fn by_name(name: &str) -> Option<Extension> {
    extensions::ALL.iter().copied().find(|extension| extension.sql_name() == name)
}

async fn lock(data: &Path) -> Result<File> {
    let failed = |error| Error::io(format!("cannot keep a database at `{}`", data.display())).caused_by(error);
    let parent = data.parent().unwrap_or(data);
    fs::create_dir_all(parent).map_err(failed)?;
    ignore_in_git(parent).map_err(failed)?;
    let file =
        File::options().create(true).truncate(false).write(true).open(data.with_extension("lock")).map_err(failed)?;
    let start = Instant::now();
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::WouldBlock) if start.elapsed() < PATIENCE => {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
            Err(TryLockError::WouldBlock) => {
                return Err(Error::database(format!("another process uses the database at `{}`", data.display()))
                    .help("wait until it is done, or end it; a server for many is set by `DATABASE_URL`"));
            }
            Err(TryLockError::Error(error)) => return Err(failed(error)),
        }
    }
}

/// Only a directory of our own is hidden from git, not one that the settings share with other things.
fn ignore_in_git(directory: &Path) -> std::io::Result<()> {
    let ignore = directory.join(".gitignore");
    if directory.ends_with(".schema") && !ignore.exists() { fs::write(ignore, "*\n") } else { Ok(()) }
}

/// A directory that no other user can look into, with the server's socket.
#[derive(Debug)]
struct SocketDirectory(PathBuf);

impl SocketDirectory {
    fn create() -> Result<Self> {
        static COUNTER: AtomicU32 = AtomicU32::new(0);
        loop {
            let number = COUNTER.fetch_add(1, Ordering::Relaxed);
            let path = std::env::temp_dir().join(format!("schema-{}-{number}", std::process::id()));
            match private_directory(&path) {
                Ok(()) => return Ok(Self(path)),
                Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists && number < 1000 => {}
                Err(error) => {
                    return Err(Error::io(format!("cannot create `{}`", path.display())).caused_by(error));
                }
            }
        }
    }

    #[cfg(unix)]
    fn bind(&self, builder: PgliteServerBuilder) -> PgliteServerBuilder {
        builder.unix(self.0.join(".s.PGSQL.5432"))
    }

    #[cfg(not(unix))]
    fn bind(&self, builder: PgliteServerBuilder) -> PgliteServerBuilder {
        builder
    }
}

impl Drop for SocketDirectory {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn private_directory(path: &Path) -> std::io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}
