//! Applying and reverting.

use crate::project::{Project, block_on, scratch, text};
use crate::resumed::on_server;
use schema_core::database::history::History;
use schema_core::database::runner::{Back, Options, Silent, migrate, rollback};
use schema_core::error::Result;
use sqlx::{AssertSqlSafe, PgConnection};

const TWO: &[(&str, &str)] = &[
    ("1_users.up.sql", "CREATE TABLE users (id int);\n"),
    ("1_users.down.sql", "DROP TABLE users;\n"),
    ("2_posts.up.sql", "CREATE TABLE posts (id int);\nINSERT INTO posts VALUES (1);\n"),
    ("2_posts.down.sql", "DROP TABLE posts;\n"),
];

/// Tries `work` on an empty database.
fn on_database<T>(work: impl AsyncFnOnce(&mut PgConnection) -> T) -> T {
    block_on(async {
        let mut scratch = scratch().await;
        let outcome = work(scratch.session().connection()).await;
        scratch.close().await.unwrap();
        outcome
    })
}

async fn up(connection: &mut PgConnection, project: &Project) -> Result<Vec<i64>> {
    let applied = migrate(connection, &project.load(), &Options::default(), &mut Silent).await?;
    Ok(applied.done.into_iter().map(|done| done.version).collect())
}

async fn down(connection: &mut PgConnection, project: &Project, back: Back) -> Result<Vec<i64>> {
    let done = rollback(connection, &project.load(), back, &accepting(), &mut Silent).await?;
    Ok(done.into_iter().map(|done| done.version).collect())
}

fn accepting() -> Options {
    Options { accept_data_loss: true, ..Options::default() }
}

async fn has(connection: &mut PgConnection, table: &str) -> bool {
    sqlx::query_scalar("SELECT to_regclass($1) IS NOT NULL").bind(table).fetch_one(connection).await.unwrap()
}

async fn execute(connection: &mut PgConnection, sql: &str) {
    sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).execute(connection).await.unwrap();
}

#[test]
fn applies_reverts_and_applies_again() {
    on_database(async |connection| {
        let project = Project::with(TWO);
        assert_eq!(up(connection, &project).await.unwrap(), [1, 2]);
        assert_eq!(up(connection, &project).await.unwrap(), [0; 0]);
        assert!(has(connection, "posts").await);
        assert_eq!(down(connection, &project, Back::Steps(1)).await.unwrap(), [2]);
        assert!(!has(connection, "posts").await);
        assert_eq!(up(connection, &project).await.unwrap(), [2]);
        assert!(down(connection, &project, Back::To(5)).await.is_err());
        assert_eq!(down(connection, &project, Back::To(1)).await.unwrap(), [2]);
        assert_eq!(down(connection, &project, Back::To(0)).await.unwrap(), [1]);
        assert_eq!(down(connection, &project, Back::Steps(3)).await.unwrap(), [0; 0]);
    });
}

#[test]
fn sqlx_carries_on_where_we_stopped() {
    on_database(async |connection| {
        let project = Project::with(TWO);
        assert_eq!(up(connection, &project).await.unwrap(), [1, 2]);
        let theirs = sqlx::migrate::Migrator::new(project.migrations()).await.unwrap();
        theirs.run_direct(None, connection, false).await.unwrap();
        theirs.undo(&mut *connection, 1).await.unwrap();
        assert_eq!(up(connection, &project).await.unwrap(), [2]);
        let times: Vec<i64> =
            sqlx::query_scalar("SELECT execution_time FROM _sqlx_migrations").fetch_all(connection).await.unwrap();
        assert!(times.iter().all(|time| *time > 0), "{times:?}");
    });
}

#[test]
fn a_late_file_is_applied_and_said() {
    on_database(async |connection| {
        let project = Project::with(&TWO[2..]);
        up(connection, &project).await.unwrap();
        project.write("1_users.up.sql", "CREATE TABLE users (id int);");
        let migrations = project.load();
        let done = migrate(connection, &migrations, &Options::default(), &mut Silent).await.unwrap().done;
        assert_eq!(done.iter().map(|done| (done.version, done.late)).collect::<Vec<_>>(), [(1, true)]);
    });
}

#[test]
fn edited_and_missing_files_stop_everything() {
    on_database(async |connection| {
        let project = Project::with(TWO);
        up(connection, &project).await.unwrap();
        project.write("1_users.up.sql", "CREATE TABLE users (id bigint);");
        std::fs::remove_file(project.migrations().join("2_posts.up.sql")).unwrap();
        project.write("3_more.up.sql", "CREATE TABLE more (id int);");
        let error = text(&up(connection, &project).await.unwrap_err());
        assert!(error.contains("1_users.up.sql: was edited after it was applied"), "{error}");
        assert!(error.contains("2: was applied, and its file is missing"), "{error}");
        assert!(!has(connection, "more").await);
        let migrations = project.load();
        assert_eq!(History::read(connection, &migrations).await.unwrap().findings().len(), 2);
    });
}

#[test]
fn a_failure_shows_its_statement_and_leaves_nothing() {
    on_database(async |connection| {
        let project = Project::with(TWO);
        let broken = "-- three\nALTER TABLE posts ADD COLUMN a int;\n\nALTER TABLE posts\n    ADD COLUMN b int NOT NULL;\nSELECT 1;\n";
        project.write("3_broken.up.sql", broken);
        let error = up(connection, &project).await.unwrap_err();
        assert!(error.is_database());
        assert_eq!(
            text(&error),
            "`3_broken.up.sql` line 4: column \"b\" of relation \"posts\" contains null values\n     \
             4 | ALTER TABLE posts\n     5 |     ADD COLUMN b int NOT NULL"
        );
        project.write("3_broken.up.sql", "SELECT 1;\nCREATE TABLE t (\n    a int,\n    b integr\n);");
        let error = text(&up(connection, &project).await.unwrap_err());
        assert!(error.starts_with("`3_broken.up.sql` line 4: type \"integr\" does not exist"), "{error}");
        assert!(error.contains(">    4 |     b integr"), "{error}");
        // What came before the broken one stays, and the lock is free again.
        assert!(has(connection, "posts").await);
        project.write("3_broken.up.sql", "ALTER TABLE posts ADD COLUMN a int;");
        assert_eq!(up(connection, &project).await.unwrap(), [3]);
    });
}

#[test]
fn a_constraint_that_fails_at_the_end_is_said() {
    on_database(async |connection| {
        let sql = "CREATE TABLE a (id int UNIQUE DEFERRABLE INITIALLY DEFERRED);\nINSERT INTO a VALUES (1), (1);";
        let project = Project::with(&[("1_a.up.sql", sql)]);
        let error = text(&up(connection, &project).await.unwrap_err());
        assert!(error.starts_with("`1_a.up.sql`, at the end of its transaction: duplicate key value"), "{error}");
        assert!(!has(connection, "a").await);
    });
}

#[test]
fn a_file_may_ask_for_no_transaction() {
    on_database(async |connection| {
        let project = Project::with(&[
            ("1_a.up.sql", "CREATE TABLE a (id int);"),
            ("2_b.up.sql", "-- no-transaction\nCREATE INDEX CONCURRENTLY a_id_idx ON a (id);"),
            ("2_b.down.sql", "-- no-transaction\nDROP INDEX CONCURRENTLY a_id_idx;"),
        ]);
        assert_eq!(up(connection, &project).await.unwrap(), [1, 2]);
        assert!(has(connection, "a_id_idx").await);
        assert_eq!(down(connection, &project, Back::Steps(1)).await.unwrap(), [2]);
        let error = down(connection, &project, Back::Steps(1)).await.unwrap_err();
        assert!(error.to_string().contains("has no file that reverts it: nothing was done"), "{error}");
    });
}

#[test]
fn a_file_that_ends_its_transaction_is_refused_beforehand() {
    on_database(async |connection| {
        let project = Project::with(TWO);
        project.write("3_ends.up.sql", "CREATE TABLE c (id int);\nCOMMIT;\nSELECT 1 / 0;");
        project.write("4_several.up.sql", "-- no-transaction\nSELECT 1;\nVACUUM users;");
        project.write("6_inside.up.sql", "CREATE INDEX CONCURRENTLY i ON users (id);");
        project.write("5_directive.up.sql", "-- gen-migrations: lock_timout = 5s\nSELECT 1;");
        let error = text(&up(connection, &project).await.unwrap_err());
        let expected = [
            "3_ends.up.sql line 2: `COMMIT` would leave the file half applied where a later statement fails",
            "4_several.up.sql line 3: `VACUUM users` must be the only statement of its file, which has 2",
            "6_inside.up.sql line 1: PostgreSQL refuses `CREATE INDEX CONCURRENTLY i ON users (id)` in a transaction",
            "5_directive.up.sql line 1: there is no directive `lock_timout`",
        ];
        expected.iter().for_each(|line| assert!(error.contains(line), "{error}"));
        assert!(!has(connection, "users").await);
    });
}

#[test]
fn files_have_their_own_limits_and_leave_none_behind() {
    on_database(async |connection| {
        let show = "CREATE TABLE limits_NAME AS SELECT current_setting('lock_timeout') AS lock, \
            current_setting('statement_timeout') AS statement;\nSET search_path = pg_catalog;\n";
        let file = |head: &str, name: &str| format!("{head}{}", show.replace("NAME", name));
        let head = "-- gen-migrations: lock_timeout = 2s\n-- gen-migrations: statement_timeout = 3min\n";
        let project = Project::with(&[
            ("1_a.up.sql", &file(head, "a").replace("SET search_path = pg_catalog", "SELECT 1")),
            ("2_b.up.sql", &file("", "b")),
        ]);
        assert_eq!(up(connection, &project).await.unwrap(), [1, 2]);
        execute(connection, "SET search_path = public").await;
        let limits: Vec<(String, String)> =
            sqlx::query_as("TABLE limits_a UNION ALL TABLE limits_b").fetch_all(&mut *connection).await.unwrap();
        let limits: Vec<(&str, &str)> = limits.iter().map(|(lock, statement)| (&**lock, &**statement)).collect();
        assert_eq!(limits, [("2s", "3min"), ("5s", "0")]);
        let now: String = sqlx::query_scalar("SHOW lock_timeout").fetch_one(connection).await.unwrap();
        assert_eq!(now, "0");
    });
}

/// The embedded server looks at no clock while it works.
#[test]
fn a_statement_that_takes_too_long_is_ended_and_says_how_to_give_it_longer() {
    on_server(async |session| {
        let connection = session.connection();
        let head = "-- gen-migrations: statement_timeout = 50ms\nCREATE TABLE t ();\n";
        let project = Project::with(&[("1_a.up.sql", &format!("{head}SELECT pg_sleep(60);\n"))]);
        let error = up(connection, &project).await.unwrap_err();
        assert!(error.to_string().contains("`1_a.up.sql` line 3: "), "{error}");
        assert!(error.help_text().is_some_and(|help| help.contains("statement_timeout = 10min")), "{error}");
        assert!(!has(connection, "t").await);
    });
}

#[test]
fn stops_before_a_file_that_asks_for_it() {
    on_database(async |connection| {
        let project = Project::with(TWO);
        project.write("3_c.up.sql", "-- gen-migrations: pause = \"deploy both\"\nCREATE TABLE c ();");
        // A new database has no application to wait for.
        assert_eq!(up(connection, &project).await.unwrap(), [1, 2, 3]);
        project.write("4_d.up.sql", "CREATE TABLE d ();");
        project.write("5_e.up.sql", "-- gen-migrations: pause = \"deploy it\"\nCREATE TABLE e ();");
        let migrations = project.load();
        let applied = migrate(connection, &migrations, &Options::default(), &mut Silent).await.unwrap();
        assert_eq!(applied.done.iter().map(|done| done.version).collect::<Vec<_>>(), [4]);
        assert_eq!(applied.paused.map(|pause| pause.what).as_deref(), Some("deploy it"));
        project.write("6_f.up.sql", "CREATE TABLE f ();");
        assert_eq!(up(connection, &project).await.unwrap(), [5, 6]);
        down(connection, &Project::with(&[]), Back::To(0)).await.unwrap_err();
    });
}

#[test]
fn goes_up_to_a_version() {
    on_database(async |connection| {
        let project = Project::with(TWO);
        let to = |version| Options { to: Some(version), ..Options::default() };
        let migrations = project.load();
        assert!(migrate(connection, &migrations, &to(3), &mut Silent).await.is_err());
        assert_eq!(migrate(connection, &migrations, &to(1), &mut Silent).await.unwrap().done.len(), 1);
        assert!(!has(connection, "posts").await);
        assert_eq!(up(connection, &project).await.unwrap(), [2]);
    });
}

#[test]
fn rows_are_not_dropped_unasked() {
    on_database(async |connection| {
        let project = Project::with(TWO);
        project.write("2_posts.down.sql", "-- Cannot be undone: the drafts\n\nDROP TABLE posts;\n");
        up(connection, &project).await.unwrap();
        let migrations = project.load();
        let back = Back::To(0);
        let error = rollback(connection, &migrations, back, &Options::default(), &mut Silent).await.unwrap_err();
        assert_eq!(
            text(&error),
            "this loses data, and nothing was done\n2_posts.down.sql line 3: loses 1 row of `posts`\n\
             help: `rollback --accept-data-loss` does it all the same"
        );
        execute(connection, "DELETE FROM posts").await;
        let done = rollback(connection, &migrations, back, &Options::default(), &mut Silent).await.unwrap();
        assert_eq!(done.len(), 2);
    });
}

#[test]
fn rows_that_do_not_go_back_are_told_before_anything_is_reverted() {
    on_database(async |connection| {
        let project = Project::with(TWO);
        let query = "SELECT count(*) FROM users WHERE id > 5";
        project.write("1_users.down.sql", &format!("-- check: {query}\nDROP TABLE users;\n"));
        up(connection, &project).await.unwrap();
        execute(connection, "INSERT INTO users VALUES (5), (6), (7)").await;
        let error = down(connection, &project, Back::To(0)).await.unwrap_err();
        let said = "the rows that are there do not let this be reverted, and nothing was done\n\
                    1_users.down.sql line 1: fails on 2 rows\n  help: SELECT count(*) FROM users WHERE id > 5\n";
        assert!(text(&error).starts_with(said), "{}", text(&error));
        assert!(has(connection, "posts").await);
        execute(connection, "DELETE FROM users WHERE id > 5").await;
        assert_eq!(down(connection, &project, Back::To(0)).await.unwrap(), [2, 1]);
    });
}

#[test]
fn a_read_only_database_is_said() {
    on_database(async |connection| {
        execute(connection, "SET default_transaction_read_only = on").await;
        let error = up(connection, &Project::with(TWO)).await.unwrap_err();
        assert_eq!(error.to_string(), "the database is read-only");
        let migrations = Project::with(TWO).load();
        assert_eq!(History::read(connection, &migrations).await.unwrap().pending.len(), 2);
    });
}
