//! A PostgreSQL server of a test's own, which can be killed; and databases on any server.

use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::sleep;
use std::time::Duration;

use crate::project::block_on;
use sqlx::{AssertSqlSafe, Connection, PgConnection};

/// A server whose data is gone with it.
pub(crate) struct Server {
    programs: PathBuf,
    place: tempfile::TempDir,
    port: u16,
    process: Child,
}

impl Server {
    /// A new server; `None`, aloud, where there are no programs of PostgreSQL.
    pub(crate) fn start() -> Option<Self> {
        let Some(programs) = programs() else {
            eprintln!("SKIPPED: no `initdb` in the path or in /usr/lib/postgresql");
            return None;
        };
        let place = tempfile::tempdir().unwrap();
        give_away(place.path());
        let data = place.path().join("data");
        let mut init = as_nobody(&programs.join("initdb"));
        init.args(["-A", "trust", "-U", "postgres", "-D"]).arg(&data);
        let made = init.output().unwrap();
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let process = postgres(&programs, place.path(), port);
        let server = Self { programs, place, port, process };
        server.wait();
        Some(server)
    }

    pub(crate) fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }

    /// A directory that the server can write to.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        let path = self.place.path().join(name);
        fs::create_dir_all(&path).unwrap();
        give_away(&path);
        path
    }

    /// Kills the server and all its processes at once, as a machine does that loses its power.
    pub(crate) fn kill(&mut self) {
        let children = children(self.process.id());
        self.process.kill().unwrap();
        children.iter().for_each(|pid| signal("-KILL", *pid));
        self.process.wait().unwrap();
    }

    /// Starts it again, and waits for it to recover.
    pub(crate) fn restart(&mut self) {
        // Processes that still die keep their memory, and a second server refuses to take it.
        for _ in 0..100 {
            let _ = fs::remove_file(self.place.path().join("data/postmaster.pid"));
            self.process = postgres(&self.programs, self.place.path(), self.port);
            sleep(Duration::from_millis(100));
            if self.process.try_wait().unwrap().is_none() {
                break;
            }
        }
        self.wait();
    }

    fn wait(&self) {
        let answers = || block_on(async { PgConnection::connect(&self.url()).await?.close().await }).is_ok();
        for _ in 0..300 {
            if answers() {
                return;
            }
            sleep(Duration::from_millis(100));
        }
        panic!("the server does not start: {}", fs::read_to_string(self.place.path().join("log")).unwrap_or_default());
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        signal("-INT", self.process.id());
        let _ = self.process.wait();
    }
}

/// A database of its own on a server, dropped in the end.
pub(crate) struct Database {
    pub(crate) server: String,
    name: String,
}

impl Database {
    /// On the server of `DATABASE_URL`; `None`, aloud, where there is none.
    pub(crate) fn new() -> Option<Self> {
        match std::env::var("DATABASE_URL") {
            Ok(url) => Some(Self::on(&url)),
            Err(_) => {
                eprintln!("SKIPPED: it takes a native server, in `DATABASE_URL`");
                None
            }
        }
    }

    pub(crate) fn on(server: &str) -> Self {
        static NUMBER: AtomicUsize = AtomicUsize::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let database = Self { server: server.to_owned(), name: format!("operations_{}_{number}", std::process::id()) };
        database.on_server(&format!("CREATE DATABASE {}", database.name)).unwrap();
        database
    }

    pub(crate) fn url(&self) -> String {
        let (server, _) = self.server.rsplit_once('/').unwrap();
        format!("{server}/{}", self.name)
    }

    /// Runs statements in the database.
    pub(crate) fn execute(&self, sql: &str) {
        block_on(async {
            let mut connection = PgConnection::connect(&self.url()).await.unwrap();
            sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).execute(&mut connection).await.unwrap();
            connection.close().await.unwrap();
        });
    }

    /// What a query gives, in its only column.
    pub(crate) fn query<T>(&self, sql: &str) -> Vec<T>
    where
        T: Send + Unpin + for<'r> sqlx::Decode<'r, sqlx::Postgres> + sqlx::Type<sqlx::Postgres>,
    {
        block_on(async {
            let mut connection = PgConnection::connect(&self.url()).await.unwrap();
            let sql = AssertSqlSafe(sql.to_owned());
            let values = sqlx::query_scalar(sql).fetch_all(&mut connection).await.unwrap();
            connection.close().await.unwrap();
            values
        })
    }

    fn on_server(&self, sql: &str) -> sqlx::Result<()> {
        block_on(async {
            let mut connection = PgConnection::connect(&self.server).await?;
            sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).execute(&mut connection).await?;
            connection.close().await
        })
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        // Its server may be gone, or a test has failed for another reason.
        let _ = self.on_server(&format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name));
    }
}

pub(crate) fn signal(name: &str, pid: u32) {
    let _ = Command::new("kill").args([name, &pid.to_string()]).stderr(Stdio::null()).status();
}

fn children(pid: u32) -> Vec<u32> {
    let text = fs::read_to_string(format!("/proc/{pid}/task/{pid}/children")).unwrap_or_default();
    text.split_whitespace().filter_map(|pid| pid.parse().ok()).collect()
}

fn programs() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let installed = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let installed = installed.map(|version| version.path().join("bin"));
    std::env::split_paths(&path).chain(installed).find(|place| place.join("initdb").exists())
}

fn postgres(programs: &Path, place: &Path, port: u16) -> Child {
    let log = fs::OpenOptions::new().create(true).append(true).open(place.join("log")).unwrap();
    let mut command = as_nobody(&programs.join("postgres"));
    command.arg("-D").arg(place.join("data")).arg("-k").arg(place).args(["-p", &port.to_string()]);
    command.args(["-c", "listen_addresses=127.0.0.1", "-c", "fsync=off", "-c", "max_connections=100"]);
    command.stdout(log.try_clone().unwrap()).stderr(log).spawn().unwrap()
}

/// The server refuses to run as root.
fn as_nobody(program: &Path) -> Command {
    if !is_root() {
        return Command::new(program);
    }
    let mut command = Command::new("setpriv");
    command.args(["--reuid=65534", "--regid=65534", "--clear-groups"]).arg(program);
    command
}

fn give_away(path: &Path) {
    if is_root() {
        let _ = Command::new("chown").arg("65534:65534").arg(path).status();
    }
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout == b"0\n")
}
