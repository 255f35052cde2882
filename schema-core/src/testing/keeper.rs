//! The one connection of a process that makes and drops the databases of its tests, in a thread of its own: tests have runtimes
//! that end with them, and what is dropped cannot wait for one.
//!
//! It holds an advisory lock on a number that the names of its databases have in them. Where nobody holds it, the process is
//! gone, and so may the databases.

use super::template::Prepared;
use crate::database::connect::Remote;
use crate::error::{Error, Result};
use crate::settings::DatabaseUrl;
use sqlx::{AssertSqlSafe, Executor, PgConnection};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// The first half of the keys of our advisory locks: of processes, and of templates that are being made.
const PROCESSES: i32 = 0x5c7e_0001;
const TEMPLATES: i32 = 0x5c7e_0002;

/// How many days a template that nobody uses is kept.
const DAYS: i32 = 7;

/// The connection, from any thread.
#[derive(Clone, Debug)]
pub(super) struct Keeper(Sender<Work>);

#[derive(Debug)]
enum Work {
    Create(Box<Prepared>, Sender<Result<String>>),
    Remove(String, Sender<Result<()>>),
}

static KEEPERS: Mutex<BTreeMap<String, Keeper>> = Mutex::new(BTreeMap::new());

impl Keeper {
    /// The process's connection to a server.
    pub(super) fn of(url: &DatabaseUrl, remote: &Remote) -> Result<Self> {
        let mut keepers = KEEPERS.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(keeper) = keepers.get(url.as_str()) {
            return Ok(keeper.clone());
        }
        let (sender, receiver) = channel();
        let (ready, started) = channel();
        let remote = remote.clone();
        thread::spawn(move || run(&remote, &receiver, &ready));
        started.recv().unwrap_or_else(|_| Err(ended()))?;
        let keeper = Self(sender);
        keepers.insert(url.as_str().to_owned(), keeper.clone());
        Ok(keeper)
    }

    /// Makes a database, and returns its name.
    pub(super) fn create(&self, prepared: Prepared) -> Result<String> {
        self.ask(|answer| Work::Create(Box::new(prepared), answer))
    }

    /// Drops a database.
    pub(super) fn remove(&self, name: String) -> Result<()> {
        self.ask(|answer| Work::Remove(name, answer))
    }

    fn ask<T>(&self, work: impl FnOnce(Sender<Result<T>>) -> Work) -> Result<T> {
        let (answer, answered) = channel();
        self.0.send(work(answer)).map_err(|_| ended())?;
        answered.recv().unwrap_or_else(|_| Err(ended()))
    }
}

fn ended() -> Error {
    Error::database("the connection that makes the tests' databases ended")
}

/// Serves until the process ends.
fn run(remote: &Remote, requests: &Receiver<Work>, ready: &Sender<Result<()>>) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = match runtime {
        Ok(runtime) => runtime,
        Err(error) => {
            let _ = ready.send(Err(Error::io("no runtime for the tests' databases").caused_by(error)));
            return;
        }
    };
    runtime.block_on(async {
        let mut server = match Server::start(remote).await {
            Ok(server) => server,
            Err(error) => {
                let _ = ready.send(Err(error));
                return;
            }
        };
        let _ = ready.send(Ok(()));
        for work in requests {
            match work {
                Work::Create(prepared, answer) => drop(answer.send(server.create(&prepared).await)),
                Work::Remove(name, answer) => drop(answer.send(server.remove(&name).await)),
            }
        }
    });
}

/// The server, in the keeper's thread.
struct Server<'r> {
    remote: &'r Remote,
    connection: PgConnection,
    /// The number of the process.
    own: i32,
    made: u32,
    templates: BTreeSet<String>,
}

impl<'r> Server<'r> {
    async fn start(remote: &'r Remote) -> Result<Self> {
        let mut connection = remote.connect().await?;
        let own = claim(&mut connection).await.map_err(refused)?;
        clear(&mut connection).await.map_err(refused)?;
        Ok(Self { remote, connection, own, made: 0, templates: BTreeSet::new() })
    }

    async fn create(&mut self, prepared: &Prepared) -> Result<String> {
        let template = format!("schema_template_{:016x}", prepared.hash);
        if !self.templates.contains(&template) {
            self.share(&template, prepared).await?;
            self.templates.insert(template.clone());
        }
        self.made += 1;
        let name = format!("schema_test_{:08x}_{}", self.own, self.made);
        self.run(format!("CREATE DATABASE {name} TEMPLATE {template}")).await.map_err(refused)?;
        Ok(name)
    }

    /// Sees that the template is there: it is made by the first who needs it, and the others wait.
    async fn share(&mut self, template: &str, prepared: &Prepared) -> Result<()> {
        // The lower half is as good as the whole: two that share it wait for each other.
        let key = prepared.hash as u32 as i32;
        self.run(format!("SELECT pg_advisory_lock({TEMPLATES}, {key})")).await.map_err(refused)?;
        let shared = self.make(template, prepared).await;
        let unlocked = self.run(format!("SELECT pg_advisory_unlock({TEMPLATES}, {key})")).await;
        shared.and(unlocked.map_err(refused))
    }

    /// The template has its name only when it is whole.
    async fn make(&mut self, template: &str, prepared: &Prepared) -> Result<()> {
        let half = format!("{template}_made");
        if !self.is_there(template).await.map_err(refused)? {
            self.run(format!("DROP DATABASE IF EXISTS {half} WITH (FORCE)")).await.map_err(refused)?;
            self.run(format!("CREATE DATABASE {half} TEMPLATE template0")).await.map_err(refused)?;
            let options = self.remote.options.clone().database(&half);
            let mut inside = Remote { options, ..self.remote.clone() }.connect().await?;
            let made = prepared.make(&mut inside).await;
            let _ = sqlx::Connection::close(inside).await;
            made?;
            self.run(format!("ALTER DATABASE {half} RENAME TO {template}")).await.map_err(refused)?;
        }
        // When it was used last.
        let note = format!("DO $$ BEGIN EXECUTE format('COMMENT ON DATABASE {template} IS %L', current_date); END $$");
        self.run(note).await.map_err(refused)
    }

    async fn is_there(&mut self, name: &str) -> Result<bool, sqlx::Error> {
        let sql = "SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1)";
        sqlx::query_scalar(sql).bind(name).fetch_one(&mut self.connection).await
    }

    async fn remove(&mut self, name: &str) -> Result<()> {
        self.run(format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await.map_err(refused)
    }

    async fn run(&mut self, sql: String) -> Result<(), sqlx::Error> {
        run_on(&mut self.connection, sql).await
    }
}

async fn run_on(connection: &mut PgConnection, sql: String) -> Result<(), sqlx::Error> {
    connection.execute(AssertSqlSafe(sql)).await.map(drop)
}

fn refused(error: sqlx::Error) -> Error {
    Error::database("the server does not give tests their databases")
        .help("`DATABASE_URL` needs a user with `CREATEDB`: `ALTER ROLE … CREATEDB`")
        .caused_by(error)
}

/// A number that no living process has.
async fn claim(connection: &mut PgConnection) -> Result<i32, sqlx::Error> {
    loop {
        let sql = "WITH n AS MATERIALIZED (SELECT floor(random() * 2147483647)::integer AS n)
                   SELECT n, pg_try_advisory_lock($1, n) FROM n";
        if let (number, true) = sqlx::query_as(sql).bind(PROCESSES).fetch_one(&mut *connection).await? {
            return Ok(number);
        }
    }
}

/// Drops what processes left that are gone, and templates that nobody uses any more.
async fn clear(connection: &mut PgConnection) -> Result<(), sqlx::Error> {
    // Those of tests with the number of their process; of templates with none.
    let sql = "SELECT datname::text, ('x' || substring(datname from '^schema_test_([0-9a-f]{8})_[0-9]+$'))::bit(32)::integer
         FROM pg_database WHERE datname ~ '^schema_test_[0-9a-f]{8}_[0-9]+$'
         UNION ALL SELECT datname, NULL FROM pg_database
         WHERE datname ~ '^schema_template_[0-9a-f]{16}$' AND shobj_description(oid, 'pg_database') ~ '^\\d{4}-\\d\\d-\\d\\d$'
             AND shobj_description(oid, 'pg_database')::date < current_date - $1 ORDER BY 1";
    let found: Vec<(String, Option<i32>)> = sqlx::query_as(sql).bind(DAYS).fetch_all(&mut *connection).await?;
    for (name, process) in found {
        let Some(process) = process else {
            // Who uses it at this moment goes on: then it is no longer old.
            let _ = run_on(connection, format!("DROP DATABASE IF EXISTS {name}")).await;
            continue;
        };
        let lock = sqlx::query_scalar("SELECT pg_try_advisory_lock($1, $2)").bind(PROCESSES).bind(process);
        if lock.fetch_one(&mut *connection).await? {
            // Another may drop it, too.
            let _ = run_on(connection, format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await;
            run_on(connection, format!("SELECT pg_advisory_unlock({PROCESSES}, {process})")).await?;
        }
    }
    Ok(())
}
