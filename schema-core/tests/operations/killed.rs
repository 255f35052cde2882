//! Runners and servers that are killed at random instants: nothing is lost, and nothing is done twice.
//!
//! A few kills are part of the tests; many come with `KILLS`, and `SEED` gives the same instants again:
//!
//! ```sh
//! KILLS=500 cargo test -p schema-core --features cli,embedded --test operations killed -- --nocapture
//! ```

use crate::child::start;
use crate::project::Project;
use crate::server::{Database, Server, signal};
use std::process::{Child, Output};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// A directory of files of each kind. Those with a transaction write what they are into `log`, so that it can be counted.
pub(crate) struct Files {
    pub(crate) project: Project,
    /// The versions that write into `log`.
    logging: Vec<i64>,
    count: usize,
}

impl Files {
    pub(crate) fn new() -> Self {
        let log = |version: i64| format!("INSERT INTO log VALUES ({version});\nSELECT pg_sleep(0.01);\n");
        let alone = |sql: &str| format!("-- no-transaction\n{sql};\n");
        let files = [
            format!("CREATE TABLE log (version int);\n{}", log(1)),
            format!(
                "CREATE TABLE t (a int, b int);\nINSERT INTO t SELECT n, 0 FROM generate_series(1, 20000) n;\n{}",
                log(2)
            ),
            alone("CREATE INDEX CONCURRENTLY by_a ON t (a)"),
            format!("ALTER TABLE t ADD COLUMN c int;\n{}CREATE TABLE u (x text);\n", log(4)),
            alone("CREATE UNIQUE INDEX CONCURRENTLY once ON t (a, b)"),
            "-- no-transaction\n-- gen-migrations: repeatable\nDO $$ BEGIN\n    FOR batch IN 0..5 LOOP\n        \
                 UPDATE t SET c = a WHERE a % 6 = batch AND c IS NULL;\n        COMMIT;\n    END LOOP;\nEND $$;\n"
                .to_owned(),
            alone("REINDEX TABLE CONCURRENTLY t"),
            "-- gen-migrations: rust\nDO $$ BEGIN RAISE EXCEPTION 'by gen-migrations'; END $$;\n".to_owned(),
            alone("DROP INDEX CONCURRENTLY by_a"),
            format!(
                "CREATE TABLE p (a int) PARTITION BY LIST (a);\nCREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);\n{}",
                log(10)
            ),
            alone("ALTER TABLE p DETACH PARTITION p1 CONCURRENTLY"),
            format!("ALTER TABLE u ADD COLUMN y int;\n{}", log(12)),
        ];
        let project = Project::with(&[]);
        for (index, sql) in files.iter().enumerate() {
            let name = if index == 7 { "function" } else { "step" };
            project.write(&format!("{}_{name}.up.sql", index + 1), sql);
        }
        Self { project, logging: vec![1, 2, 4, 8, 10, 12], count: files.len() }
    }

    pub(crate) fn count(&self) -> usize {
        self.count
    }
}

/// Everything is there once.
pub(crate) fn log_is_whole(database: &Database, files: &Files) {
    let noted = "SELECT count(*) FILTER (WHERE success) FROM _sqlx_migrations";
    assert_eq!(database.query::<i64>(noted), [files.count as i64]);
    let log = database.query::<i32>("SELECT version FROM log ORDER BY version");
    assert_eq!(log, files.logging.iter().map(|version| *version as i32).collect::<Vec<_>>());
    let indexes = "SELECT indexrelid::regclass::text FROM pg_index \
        WHERE indrelid = 't'::regclass AND indisvalid AND indisready ORDER BY 1";
    assert_eq!(database.query::<String>(indexes), ["once"]);
    assert_eq!(database.query::<i64>("SELECT count(*) FROM pg_index WHERE NOT indisvalid"), [0]);
    assert_eq!(database.query::<i64>("SELECT count(*) FROM t WHERE c IS DISTINCT FROM a"), [0]);
    assert_eq!(database.query::<i64>("SELECT count(*) FROM pg_inherits WHERE inhparent = 'p'::regclass"), [0]);
}

/// What was found after kills.
#[derive(Debug, Default)]
struct Counts {
    kills: u32,
    /// Runs that ended before they were killed.
    too_late: u32,
    /// Kills after which a row said that a file was begun and not ended.
    outside_of_a_transaction: u32,
    invalid_indexes: u32,
    /// How often a directory was applied whole.
    whole: u32,
}

/// After a kill: a migration with a transaction is noted where it was done, and nowhere else.
fn is_consistent(database: &Database, files: &Files, counts: &mut Counts) {
    if database.query::<bool>("SELECT to_regclass('_sqlx_migrations') IS NULL") == [true] {
        return;
    }
    let noted = database.query::<i64>("SELECT version FROM _sqlx_migrations WHERE success ORDER BY version");
    let log = match database.query::<bool>("SELECT to_regclass('log') IS NULL") == [true] {
        true => Vec::new(),
        false => database.query::<i32>("SELECT version FROM log ORDER BY version"),
    };
    let expected: Vec<i32> = files.logging.iter().filter(|v| noted.contains(v)).map(|v| *v as i32).collect();
    assert_eq!(log, expected, "noted: {noted:?}");
    let open = database.query::<i64>("SELECT count(*) FROM _sqlx_migrations WHERE NOT success");
    assert!(open[0] <= 1);
    counts.outside_of_a_transaction += u32::from(open == [1]);
    let invalid = database.query::<i64>("SELECT count(*) FROM pg_index WHERE NOT indisvalid");
    counts.invalid_indexes += u32::from(invalid[0] > 0);
}

/// A killed runner's statement may still run on its server.
fn wait_for_orphans(database: &Database) {
    let others = "SELECT count(*) FROM pg_stat_activity \
        WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'";
    while database.query::<i64>(others) != [0] {
        sleep(Duration::from_millis(5));
    }
}

/// Random instants.
struct Chance(u64);

impl Chance {
    fn new() -> Self {
        let given = std::env::var("SEED").ok().and_then(|seed| seed.parse().ok());
        let time = || std::time::SystemTime::UNIX_EPOCH.elapsed().unwrap().as_nanos() as u64;
        Self(given.unwrap_or_else(time) | 1)
    }

    /// An instant in a run, or a little after it.
    fn within(&mut self, whole: Duration) -> Duration {
        let limit = whole.as_millis() as u64 * 11 / 10;
        Duration::from_millis(self.up_to(limit.max(1)))
    }

    fn up_to(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }
}

/// How long a run takes that nobody kills.
fn duration(server: &str, files: &Files) -> Duration {
    let database = Database::on(server);
    let start = Instant::now();
    let output = start_run(files, &database).wait_with_output().unwrap();
    assert!(output.status.success(), "{}", said(&output));
    log_is_whole(&database, files);
    start.elapsed()
}

fn start_run(files: &Files, database: &Database) -> Child {
    start(&files.project, &["migrate", "--database-url", &database.url()])
}

fn kills(default: u32) -> u32 {
    std::env::var("KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(default)
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_killed_runner_loses_nothing_and_does_nothing_twice() {
    let Some(mut database) = Database::new() else { return };
    let (wanted, files) = (kills(6), Files::new());
    let mut chance = Chance::new();
    let whole = duration(&database.server, &files);
    let (seed, mut counts) = (chance.0, Counts::default());
    while counts.kills < wanted {
        let mut child = start_run(&files, &database);
        sleep(chance.within(whole));
        match child.try_wait().unwrap() {
            Some(status) => {
                assert!(status.success(), "seed {seed}: {}", said(&child.wait_with_output().unwrap()));
                counts.too_late += 1;
                counts.whole += 1;
                log_is_whole(&database, &files);
                database = Database::new().unwrap();
            }
            None => {
                signal("-KILL", child.id());
                child.wait().unwrap();
                counts.kills += 1;
                // The next runner has to do with a statement that goes on, or finds what it left.
                if chance.up_to(2) == 0 {
                    wait_for_orphans(&database);
                    is_consistent(&database, &files, &mut counts);
                }
            }
        }
    }
    let output = start_run(&files, &database).wait_with_output().unwrap();
    assert!(output.status.success(), "seed {seed}: {}", said(&output));
    log_is_whole(&database, &files);
    println!("runners killed, seed {seed}: {counts:?}; lost 0, twice 0");
}

#[test]
fn a_killed_server_loses_nothing_and_nothing_is_done_twice() {
    let Some(mut server) = Server::start() else { return };
    let (wanted, files) = (kills(12) / 4, Files::new());
    let mut database = Database::on(&server.url());
    let mut chance = Chance::new();
    let whole = duration(&database.server, &files);
    let (seed, mut counts) = (chance.0, Counts::default());
    while counts.kills < wanted {
        let mut child = start_run(&files, &database);
        sleep(chance.within(whole));
        if child.try_wait().unwrap().is_some() {
            let output = child.wait_with_output().unwrap();
            assert!(output.status.success(), "seed {seed}: {}", said(&output));
            counts.too_late += 1;
            counts.whole += 1;
            log_is_whole(&database, &files);
            database = Database::on(&server.url());
            continue;
        }
        server.kill();
        let output = child.wait_with_output().unwrap();
        let talk = said(&output);
        assert!(output.status.success() || talk.contains("error: "), "seed {seed}: {talk}");
        counts.kills += 1;
        server.restart();
        is_consistent(&database, &files, &mut counts);
    }
    let output = start_run(&files, &database).wait_with_output().unwrap();
    assert!(output.status.success(), "seed {seed}: {}", said(&output));
    log_is_whole(&database, &files);
    println!("servers killed, seed {seed}: {counts:?}; lost 0, twice 0");
}

/// The connection is cut, and neither side is killed.
#[test]
fn a_cut_connection_loses_nothing_and_nothing_is_done_twice() {
    let Some(database) = Database::new() else { return };
    let files = Files::new();
    let mut chance = Chance::new();
    let whole = duration(&database.server, &files);
    let cut = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity \
        WHERE datname = current_database() AND pid <> pg_backend_pid()";
    loop {
        let child = start_run(&files, &database);
        sleep(chance.within(whole));
        let count = database.query::<i64>(cut);
        let output = child.wait_with_output().unwrap();
        is_consistent(&database, &files, &mut Counts::default());
        if output.status.success() {
            break;
        }
        assert!(count[0] > 0 && said(&output).contains("error: "), "{}", said(&output));
    }
    log_is_whole(&database, &files);
}
