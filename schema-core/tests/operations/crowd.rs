//! Many runners at once, and others who hold locks.

use crate::child::start;
use crate::commands::NOTHING;
use crate::killed::{Files, log_is_whole};
use crate::project::{Project, block_on, text};
use crate::server::{Database, Server};
use schema_core::database::blockers::Blocker;
use schema_core::database::connect::Session;
use schema_core::database::runner::{Options, Progress, Retry, migrate};
use schema_core::settings::{Environment, Overrides, Settings};
use sqlx::migrate::Migrate;
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use std::collections::BTreeSet;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{JoinHandle, spawn};

/// How many runners there are.
const RUNNERS: usize = 64;

#[test]
fn each_migration_runs_once_however_many_runners_there_are() {
    let Some(database) = Database::new() else { return };
    let files = Files::new();
    let children: Vec<_> =
        (0..RUNNERS).map(|_| start(&files.project, &["migrate", "--database-url", &database.url()])).collect();
    let mut applied = 0;
    for child in children {
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        applied += String::from_utf8_lossy(&output.stdout).matches("applied ").count();
    }
    assert_eq!(applied, files.count());
    log_is_whole(&database, &files);
    println!("{RUNNERS} runners at once: {applied} migrations applied, none lost, none twice");
}

/// Somebody who holds a lock until told to let go.
struct Holder {
    thread: JoinHandle<()>,
    let_go: Sender<()>,
}

impl Holder {
    fn new(database: &Database, sql: &str) -> Self {
        let (let_go, told): (_, Receiver<()>) = channel();
        let (ready, is_ready) = channel();
        let (url, sql) = (format!("{}?application_name=holder", database.url()), sql.to_owned());
        let thread = spawn(move || {
            block_on(async {
                let mut connection = PgConnection::connect(&url).await.unwrap();
                sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await.unwrap();
                ready.send(()).unwrap();
                let _ = told.recv();
                connection.close().await.unwrap();
            });
        });
        is_ready.recv().unwrap();
        Self { thread, let_go }
    }
}

/// Hears what is said of waiting, and lets the holder go after a number of tries.
struct Listener {
    let_go: Option<Sender<()>>,
    tries: u32,
    heard: Vec<String>,
}

impl Progress for Listener {
    fn waiting(&mut self, holders: &[Blocker]) {
        self.blocked("lock", holders);
        self.let_go.take();
    }

    fn blocked(&mut self, file: &str, blockers: &[Blocker]) {
        let who = |blocker: &Blocker| format!("{file}: {} {}", blocker.application, blocker.state);
        self.heard.extend(blockers.iter().map(who));
    }

    fn retrying(&mut self, retry: &Retry<'_>) {
        self.heard.push(format!("{} {}", retry.file, retry.reason));
        if retry.attempt == self.tries {
            self.let_go.take();
        }
    }
}

/// Applies the files of a project while a lock is held, and says what was heard.
fn applied_beside(
    database: &Database,
    project: &Project,
    holder: Holder,
    tries: u32,
    retries: u32,
) -> (Result<usize, String>, Vec<String>) {
    let environment = Environment { database_url: Some(database.url()), ..Environment::default() };
    let settings = Settings::load(&environment, &Overrides::default()).unwrap();
    let mut listener = Listener { let_go: Some(holder.let_go), tries, heard: Vec::new() };
    let outcome = block_on(async {
        let mut session = Session::open(&settings, &BTreeSet::new()).await.unwrap();
        let mut options = Options::default().watched(&session);
        options.limits.lock_timeout = "400ms".parse().unwrap();
        options.limits.retries = retries;
        let outcome = migrate(session.connection(), &project.load(), &options, &mut listener).await;
        session.close().await.unwrap();
        outcome.map(|applied| applied.done.len()).map_err(|error| text(&error))
    });
    listener.let_go.take();
    holder.thread.join().unwrap();
    (outcome, listener.heard)
}

fn column() -> Project {
    Project::with(&[("1_a.up.sql", "ALTER TABLE t ADD COLUMN a int;")])
}

const LOCK: &str = "BEGIN; LOCK TABLE t IN ACCESS SHARE MODE; SELECT 'the holder''s query'";

#[test]
fn a_lock_that_is_let_go_is_waited_for() {
    let Some(database) = Database::new() else { return };
    database.execute("CREATE TABLE t ()");
    let (outcome, heard) = applied_beside(&database, &column(), Holder::new(&database, LOCK), 2, 5);
    assert_eq!(outcome, Ok(1));
    assert_eq!(heard[..2], ["1_a.up.sql: holder idle in transaction", "1_a.up.sql did not get a lock in time"]);
}

#[test]
fn a_lock_that_is_kept_is_given_up_with_the_name_of_who_keeps_it() {
    let Some(database) = Database::new() else { return };
    database.execute("CREATE TABLE t ()");
    let (outcome, _) = applied_beside(&database, &column(), Holder::new(&database, LOCK), 9, 1);
    let error = outcome.unwrap_err();
    assert!(error.starts_with("`1_a.up.sql` line 1: canceling statement due to lock timeout"), "{error}");
    for part in ["blocked by: pid ", "holder, user postgres, idle in transaction, for ", "the holder''s query"] {
        assert!(error.contains(part), "{error}");
    }
    assert!(error.contains("it was tried 2 times"), "{error}");
    assert_eq!(database.query::<i64>("SELECT count(*) FROM _sqlx_migrations"), [0]);
}

#[test]
fn what_lost_to_another_transaction_is_tried_again() {
    let Some(database) = Database::new() else { return };
    database.execute("CREATE SEQUENCE tries");
    for (version, code) in ["40P01", "40001", "55P03"].iter().enumerate() {
        let name = format!("{}_a.up.sql", version + 1);
        let sql = format!(
            "CREATE TABLE t{version} ();\nDO $$ BEGIN IF nextval('tries') % 2 = 1 THEN\n    \
             RAISE EXCEPTION 'no' USING ERRCODE = '{code}';\nEND IF; END $$;"
        );
        let project = Project::with(&[(&name, &sql)]);
        let ran = project.run(&NOTHING, &["migrate", "--database-url", &database.url()]);
        assert_eq!(ran.code, 0, "{}", ran.talk);
        assert!(ran.talk.contains("rolled back, tried again"), "{}", ran.talk);
        database.execute("DELETE FROM _sqlx_migrations");
    }
}

/// sqlx's lock is ours, and its holder is named.
#[test]
fn a_runner_of_sqlx_is_waited_for() {
    let Some(database) = Database::new() else { return };
    database.execute("CREATE TABLE t ()");
    let (let_go, told): (_, Receiver<()>) = channel();
    let (ready, is_ready) = channel();
    let url = format!("{}?application_name=theirs", database.url());
    let thread = spawn(move || {
        block_on(async {
            let mut connection = PgConnection::connect(&url).await.unwrap();
            connection.lock().await.unwrap();
            ready.send(()).unwrap();
            let _ = told.recv();
            connection.unlock().await.unwrap();
            connection.close().await.unwrap();
        });
    });
    is_ready.recv().unwrap();
    let (outcome, heard) = applied_beside(&database, &column(), Holder { thread, let_go }, 9, 0);
    assert_eq!((outcome, heard), (Ok(1), vec!["lock: theirs idle".to_owned()]));
}

/// A build waits for every older transaction, without an end: whoever waits for the lock must have none.
#[test]
fn who_waits_for_the_lock_does_not_block_who_has_it() {
    let Some(database) = Database::new() else { return };
    let project = Project::with(&[
        ("1_t.up.sql", "CREATE TABLE t (a int);"),
        ("2_wait.up.sql", "SELECT pg_sleep(1.5);"),
        ("3_i.up.sql", "-- no-transaction\nCREATE INDEX CONCURRENTLY i ON t (a);"),
    ]);
    let arguments = ["migrate", "--database-url", &database.url()];
    let children: Vec<_> = (0..4).map(|_| start(&project, &arguments)).collect();
    for child in children {
        let output = child.wait_with_output().unwrap();
        let talk = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success() && !talk.contains("deadlock"), "{talk}");
    }
}

#[test]
fn a_full_disk_stops_a_migration_and_the_next_run_goes_on() {
    let Some(server) = Server::start() else { return };
    let small = server.path("small");
    let mount = std::process::Command::new("mount")
        .args(["-t", "tmpfs", "-o", "size=2m,uid=65534,gid=65534,mode=700", "tmpfs"])
        .arg(&small)
        .status();
    if !mount.is_ok_and(|status| status.success()) {
        eprintln!("SKIPPED: a small file system cannot be mounted here");
        return;
    }
    let database = Database::on(&server.url());
    database.execute(&format!("CREATE TABLESPACE small LOCATION '{}'", small.display()));
    let rows = "INSERT INTO big SELECT n, repeat('x', 500) FROM generate_series(1, 9000) AS n;";
    let project = Project::with(&[
        ("1_a.up.sql", "CREATE TABLE big (n int, text text) TABLESPACE small;\nCREATE TABLE kept AS SELECT 1 AS a;"),
        ("2_b.up.sql", &format!("CREATE TABLE b ();\n{rows}")),
        ("3_c.up.sql", "-- no-transaction\nCREATE INDEX CONCURRENTLY i ON big (text, n) TABLESPACE small;"),
    ]);
    let url = database.url();
    let migrate = || project.run(&NOTHING, &["migrate", "--database-url", &url]);
    // The rows do not fit; nor does, when some of them do, the index.
    let ran = migrate();
    assert!(ran.code == 2 && ran.talk.contains("`2_b.up.sql` line 2: could not extend file"), "{}", ran.talk);
    assert_eq!(database.query::<bool>("SELECT to_regclass('b') IS NULL"), [true]);
    let grow = |size: &str| {
        let options = format!("remount,size={size}");
        assert!(std::process::Command::new("mount").args(["-o", &options]).arg(&small).status().unwrap().success());
    };
    grow("4m");
    project.write("2_b.up.sql", &format!("CREATE TABLE b ();\n{}", rows.replace("9000", "2500")));
    let ran = migrate();
    assert!(ran.code == 2 && ran.talk.contains("`3_c.up.sql` line 2: could not "), "{}", ran.talk);
    let status = project.run(&NOTHING, &["status", "--database-url", &url]);
    assert!(status.data.contains("public.i: a build that failed or was interrupted left"), "{}", status.data);
    grow("20m");
    let ran = migrate();
    assert_eq!(ran.code, 0, "{}", ran.talk);
    assert_eq!(database.query::<bool>("SELECT bool_and(success) FROM _sqlx_migrations"), [true]);
    drop(database);
    drop(server);
    let _ = std::process::Command::new("umount").arg(&small).status();
    println!("a full disk: both kinds of files stopped, and went on");
}

#[test]
fn a_server_that_takes_no_writes_is_said() {
    let Some(server) = Server::start() else { return };
    let database = Database::on(&server.url());
    let url = database.url();
    let project = Project::with(&[("1_a.up.sql", "CREATE TABLE a ();")]);
    let migrate = || project.run(&NOTHING, &["migrate", "--database-url", &url]);
    assert_eq!(migrate().code, 0);
    let set = |change: &str| {
        let sql = ["SET default_transaction_read_only = off;".to_owned(), format!("ALTER SYSTEM {change};")];
        block_on(async {
            let mut connection = PgConnection::connect(&url).await.unwrap();
            for sql in sql.into_iter().chain(["SELECT pg_reload_conf();".to_owned()]) {
                sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await.unwrap();
            }
        });
    };
    set("SET default_transaction_read_only = on");
    while database.query::<String>("SHOW default_transaction_read_only") != ["on"] {}
    // What is up to date needs no writing.
    let ran = migrate();
    assert!(ran.code == 0 && ran.talk.contains("is up to date"), "{}", ran.talk);
    for text in ["CREATE TABLE b ();", "-- no-transaction\nCREATE INDEX CONCURRENTLY i ON a ((1));"] {
        project.write("2_b.up.sql", text);
        let ran = migrate();
        assert!(ran.code == 2 && ran.talk.contains("the database is read-only"), "{}", ran.talk);
    }
    set("RESET default_transaction_read_only");
    while database.query::<String>("SHOW default_transaction_read_only") != ["off"] {}
    assert_eq!(migrate().code, 0);
}
