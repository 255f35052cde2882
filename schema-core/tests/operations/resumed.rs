//! What an interrupted migration outside of a transaction left, and how the next run takes it up. What sqlx's own runner
//! leaves is the same, without a row.

use crate::project::{Project, block_on, text};
use schema_core::database::connect::Session;
use schema_core::database::resume::invalid_indexes;
use schema_core::database::runner::{Back, Options, Resolve, Silent, migrate, rollback};
use schema_core::database::scratch::Scratch;
use schema_core::settings::{Environment, Overrides, Settings};
use sqlx::{AssertSqlSafe, PgConnection};
use std::collections::BTreeSet;

const TABLE: (&str, &str) = ("1_t.up.sql", "CREATE TABLE t (a int, b int);\nINSERT INTO t VALUES (1, 1), (1, 2);\n");

/// Tries `work` on a database of a native server: the embedded one has no second session, and builds nothing
/// concurrently. Without such a server it says that it is skipped.
pub(crate) fn on_server(work: impl AsyncFnOnce(&mut Session)) {
    let Ok(url) = std::env::var("DATABASE_URL") else {
        eprintln!("SKIPPED: it takes a native server, in `DATABASE_URL`");
        return;
    };
    block_on(async {
        let environment = Environment { current_directory: "/nowhere".into(), ..Environment::default() };
        let settings = Settings::load(&environment, &Overrides { scratch: Some(url), ..Overrides::default() }).unwrap();
        let mut scratch = Scratch::open(&settings, &BTreeSet::new()).await.unwrap();
        work(scratch.session()).await;
        scratch.close().await.unwrap();
    });
}

async fn execute(connection: &mut PgConnection, sql: &str) {
    sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).execute(connection).await.unwrap();
}

async fn up(connection: &mut PgConnection, project: &Project) -> Result<Vec<i64>, String> {
    up_with(connection, project, &Options::default()).await
}

async fn up_with(connection: &mut PgConnection, project: &Project, options: &Options) -> Result<Vec<i64>, String> {
    let applied = migrate(connection, &project.load(), options, &mut Silent).await;
    applied.map(|applied| applied.done.into_iter().map(|done| done.version).collect()).map_err(|error| text(&error))
}

/// The first migration is applied, and the second is noted as begun.
async fn begun(connection: &mut PgConnection, project: &Project, way: &str) {
    let (first, second) = (Options { to: Some(1), ..Options::default() }, project.load().remove(1));
    up_with(connection, project, &first).await.unwrap();
    let time = if way == "up" { -2 } else { -3 };
    let checksum = sqlx::migrate::Migration::new(
        2,
        second.description.into(),
        sqlx::migrate::MigrationType::Simple,
        sqlx::SqlSafeStr::into_sql_str(AssertSqlSafe(second.up.sql)),
        true,
    )
    .checksum;
    sqlx::query("INSERT INTO _sqlx_migrations VALUES (2, 'i', now(), false, $1, $2)")
        .bind(&*checksum)
        .bind(time)
        .execute(connection)
        .await
        .unwrap();
}

async fn state(connection: &mut PgConnection) -> Vec<(i64, bool)> {
    let sql = "SELECT version, success FROM _sqlx_migrations ORDER BY version";
    sqlx::query_as(sql).fetch_all(connection).await.unwrap()
}

async fn is_valid(connection: &mut PgConnection, index: &str) -> Option<bool> {
    let sql = "SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass($1)";
    sqlx::query_scalar(sql).bind(index).fetch_optional(connection).await.unwrap()
}

/// An index that a build has left: one that fails does so.
async fn leave_invalid(connection: &mut PgConnection, name: &str) {
    let sql = format!("CREATE UNIQUE INDEX CONCURRENTLY {name} ON t (a)");
    sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut *connection).await.unwrap_err();
    assert_eq!(is_valid(connection, name).await, Some(false));
}

fn index(statement: &str) -> Project {
    Project::with(&[
        TABLE,
        ("1_t.down.sql", "DROP TABLE t;"),
        ("2_i.up.sql", &format!("-- no-transaction\n{statement};\n")),
        ("2_i.down.sql", "-- no-transaction\nDROP INDEX CONCURRENTLY i;\n"),
    ])
}

const CREATE: &str = "CREATE INDEX CONCURRENTLY i ON t (b)";

#[test]
fn an_index_that_was_not_begun_half_built_or_built_is_there_in_the_end() {
    for noted in [true, false] {
        for left in ["", "invalid", "valid"] {
            on_server(async |session| {
                let (connection, project) = (session.connection(), index(CREATE));
                match noted {
                    true => begun(connection, &project, "up").await,
                    false => drop(
                        up_with(connection, &project, &Options { to: Some(1), ..Options::default() }).await.unwrap(),
                    ),
                }
                match left {
                    "invalid" => leave_invalid(connection, "i").await,
                    "valid" => execute(connection, "CREATE INDEX i ON t (b)").await,
                    _ => {}
                }
                assert_eq!(up(connection, &project).await, Ok(vec![2]), "{noted} {left}");
                assert_eq!(is_valid(connection, "i").await, Some(true));
                assert_eq!(state(connection).await, [(1, true), (2, true)]);
                assert_eq!(up(connection, &project).await, Ok(vec![]));
            });
        }
    }
}

#[test]
fn another_index_of_the_same_name_is_not_taken_for_it() {
    on_server(async |session| {
        let (connection, project) = (session.connection(), index(CREATE));
        begun(connection, &project, "up").await;
        execute(connection, "CREATE INDEX i ON t (b DESC)").await;
        let error = up(connection, &project).await.unwrap_err();
        assert!(
            error.starts_with("the index `public.i` is there, and is another one than the file asks for"),
            "{error}"
        );
    });
}

#[test]
fn a_build_that_fails_is_repaired_when_its_cause_is() {
    on_server(async |session| {
        let (connection, project) = (session.connection(), index("CREATE UNIQUE INDEX CONCURRENTLY i ON t (a)"));
        let error = up(connection, &project).await.unwrap_err();
        assert!(error.contains("could not create unique index \"i\""), "{error}");
        assert_eq!(state(connection).await, [(1, true), (2, false)]);
        let invalid = invalid_indexes(connection).await.unwrap();
        assert_eq!(invalid.iter().map(|index| &*index.name).collect::<Vec<_>>(), ["public.i"]);
        assert!(invalid[0].repair().contains("`REINDEX INDEX CONCURRENTLY public.i`"));
        execute(connection, "UPDATE t SET a = b").await;
        assert_eq!(up(connection, &project).await, Ok(vec![2]));
        assert_eq!(is_valid(connection, "i").await, Some(true));
        assert_eq!(invalid_indexes(connection).await.unwrap(), []);
    });
}

#[test]
fn what_fails_and_leaves_nothing_is_noted_as_nothing() {
    on_server(async |session| {
        let (connection, project) = (session.connection(), index("CREATE INDEX CONCURRENTLY i ON t (c)"));
        assert!(up(connection, &project).await.unwrap_err().contains("column \"c\" does not exist"));
        assert_eq!(state(connection).await, [(1, true)]);
    });
}

#[test]
fn a_reversal_goes_on_too() {
    for left in ["", "valid"] {
        on_server(async |session| {
            let (connection, project) = (session.connection(), index(CREATE));
            begun(connection, &project, "down").await;
            if left == "valid" {
                execute(connection, "CREATE INDEX i ON t (b)").await;
            }
            let done = rollback(connection, &project.load(), Back::Steps(1), &Options::default(), &mut Silent).await;
            assert_eq!(done.unwrap().len(), 1, "{left}");
            assert_eq!(is_valid(connection, "i").await, None);
            assert_eq!(state(connection).await, [(1, true)]);
        });
    }
    // `migrate` ends the reversal, and then applies what is pending.
    on_server(async |session| {
        let (connection, project) = (session.connection(), index(CREATE));
        begun(connection, &project, "down").await;
        assert_eq!(up(connection, &project).await, Ok(vec![2]));
        assert_eq!(is_valid(connection, "i").await, Some(true));
    });
}

#[test]
fn what_was_being_applied_can_be_reverted() {
    for left in ["", "invalid", "valid"] {
        on_server(async |session| {
            let (connection, project) = (session.connection(), index(CREATE));
            begun(connection, &project, "up").await;
            match left {
                "invalid" => leave_invalid(connection, "i").await,
                "valid" => execute(connection, "CREATE INDEX i ON t (b)").await,
                _ => {}
            }
            let back = Back::To(1);
            rollback(connection, &project.load(), back, &Options::default(), &mut Silent).await.unwrap();
            assert_eq!(is_valid(connection, "i").await, None, "{left}");
            assert_eq!(state(connection).await, [(1, true)]);
        });
    }
}

#[test]
fn a_dropped_index_is_gone() {
    for left in ["invalid", ""] {
        on_server(async |session| {
            let (connection, project) = (session.connection(), index("DROP INDEX CONCURRENTLY i"));
            begun(connection, &project, "up").await;
            if left == "invalid" {
                leave_invalid(connection, "i").await;
            }
            assert_eq!(up(connection, &project).await, Ok(vec![2]));
            assert_eq!(is_valid(connection, "i").await, None);
        });
    }
}

#[test]
fn what_a_rebuilding_left_is_taken_away() {
    on_server(async |session| {
        let (connection, project) = (session.connection(), index("REINDEX TABLE CONCURRENTLY t"));
        begun(connection, &project, "up").await;
        leave_invalid(connection, "i_ccnew").await;
        leave_invalid(connection, "i_ccold1").await;
        leave_invalid(connection, "by_hand").await;
        assert_eq!(up(connection, &project).await, Ok(vec![2]));
        assert_eq!(is_valid(connection, "i_ccnew").await, None);
        assert_eq!(is_valid(connection, "i_ccold1").await, None);
        assert_eq!(is_valid(connection, "by_hand").await, Some(false));
    });
}

#[test]
fn a_detached_partition_is_finished() {
    for left in ["attached", "pending", "detached"] {
        on_server(async |session| {
            let connection = session.connection();
            let project = index("ALTER TABLE p DETACH PARTITION p1 CONCURRENTLY");
            let table =
                "CREATE TABLE p (a int) PARTITION BY LIST (a); CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);";
            project.write("1_t.up.sql", table);
            begun(connection, &project, "up").await;
            match left {
                // What the first transaction of the statement does.
                "pending" => execute(connection, "UPDATE pg_inherits SET inhdetachpending = true").await,
                "detached" => execute(connection, "ALTER TABLE p DETACH PARTITION p1").await,
                _ => {}
            }
            assert_eq!(up(connection, &project).await, Ok(vec![2]), "{left}");
            let parts: i64 =
                sqlx::query_scalar("SELECT count(*) FROM pg_inherits").fetch_one(connection).await.unwrap();
            assert_eq!(parts, 0);
        });
    }
}

const BATCHES: &str = "DO $$ BEGIN UPDATE t SET b = 7; COMMIT; UPDATE t SET a = 7; END $$";

#[test]
fn a_value_that_is_there_is_not_added_again() {
    for left in ["", "added"] {
        on_server(async |session| {
            let (connection, project) = (session.connection(), index("ALTER TYPE e ADD VALUE 'it''s'"));
            project.write("1_t.up.sql", "CREATE TYPE e AS ENUM ('a');");
            up_with(connection, &project, &Options { to: Some(1), ..Options::default() }).await.unwrap();
            if left == "added" {
                execute(connection, "ALTER TYPE e ADD VALUE 'it''s'").await;
            }
            assert_eq!(up(connection, &project).await, Ok(vec![2]));
            let values: i64 = sqlx::query_scalar("SELECT count(*) FROM pg_enum").fetch_one(connection).await.unwrap();
            assert_eq!(values, 2);
        });
    }
}

#[test]
fn what_may_run_twice_runs_again() {
    on_server(async |session| {
        let (connection, project) = (session.connection(), index(BATCHES));
        project.write("2_i.up.sql", &format!("-- no-transaction\n-- gen-migrations: repeatable\n{BATCHES};"));
        begun(connection, &project, "up").await;
        assert_eq!(up(connection, &project).await, Ok(vec![2]));
        assert_eq!(state(connection).await, [(1, true), (2, true)]);
    });
}

#[test]
fn of_what_nobody_knows_the_user_is_asked() {
    on_server(async |session| {
        let (connection, project) = (session.connection(), index(BATCHES));
        begun(connection, &project, "up").await;
        let error = up(connection, &project).await.unwrap_err();
        for part in ["outside of a transaction\n    2 | DO $$", "`migrate --resolve 2=applied`", "2=reverted"] {
            assert!(error.contains(part), "{error}");
        }
        let resolve = |version, applied| Options { resolve: vec![Resolve { version, applied }], ..Options::default() };
        assert!(up_with(connection, &project, &resolve(1, false)).await.unwrap_err().contains("was not interrupted"));
        assert_eq!(up_with(connection, &project, &resolve(2, true)).await, Ok(vec![]));
        assert_eq!(state(connection).await, [(1, true), (2, true)]);
    });
    on_server(async |session| {
        let (connection, project) = (session.connection(), index(BATCHES));
        begun(connection, &project, "up").await;
        let resolve = Options { resolve: vec![Resolve { version: 2, applied: false }], ..Options::default() };
        assert_eq!(up_with(connection, &project, &resolve).await, Ok(vec![2]));
    });
}
