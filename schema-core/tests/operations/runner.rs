//! Applying and reverting.

use crate::project::{Project, block_on, scratch, text};
use schema_core::database::history::History;
use schema_core::database::runner::{Back, Silent, migrate, rollback};
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
    let done = migrate(connection, &project.load(), &mut Silent).await?;
    Ok(done.into_iter().map(|done| done.version).collect())
}

async fn down(connection: &mut PgConnection, project: &Project, back: Back) -> Result<Vec<i64>> {
    let done = rollback(connection, &project.load(), back, &mut Silent).await?;
    Ok(done.into_iter().map(|done| done.version).collect())
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
        let done = migrate(connection, &migrations, &mut Silent).await.unwrap();
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
fn a_read_only_database_is_said() {
    on_database(async |connection| {
        execute(connection, "SET default_transaction_read_only = on").await;
        let error = up(connection, &Project::with(TWO)).await.unwrap_err();
        assert_eq!(error.to_string(), "the database is read-only");
        let migrations = Project::with(TWO).load();
        assert_eq!(History::read(connection, &migrations).await.unwrap().pending.len(), 2);
    });
}
