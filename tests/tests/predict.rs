//! Statements that fail on the rows that are there: the query beside each counts those rows, and the statement does fail.

use crate::cases::sides;
use schema_core::database::predict::{Answer, Prediction, predict};
use schema_core::diff::diff;
use schema_core::error::Result;
use schema_core::migration::Migration;
use schema_core::migration::render::script;
use schema_core::online::{Stage, stages};
use schema_core::plan::plan;
use schema_tests::case::Case;
use schema_tests::database::{empty, execute, held, query, with_database};
use sqlx::PgConnection;
use std::collections::BTreeSet;
use std::path::Path;

/// The schema before, rows, the schema after, and on how many rows it fails; `None` where a cast alone can tell.
const FAILURES: &[(&str, &str, &str, Option<i64>)] = &[
    (
        "CREATE TABLE t (a text)",
        "INSERT INTO t VALUES (NULL), ('x'), (NULL)",
        "CREATE TABLE t (a text NOT NULL)",
        Some(2),
    ),
    ("CREATE TABLE t (a text)", "INSERT INTO t VALUES ('x')", "CREATE TABLE t (a text, b text NOT NULL)", Some(1)),
    (
        "CREATE TABLE t (a text)",
        "INSERT INTO t VALUES ('x'), ('x'), (NULL), (NULL)",
        "CREATE TABLE t (a text UNIQUE)",
        Some(1),
    ),
    (
        "CREATE TABLE t (a text, b int)",
        "INSERT INTO t VALUES ('X', 1), ('x', 1), ('x', 2), ('y', -1), ('y', -1)",
        "CREATE TABLE t (a text, b int); CREATE UNIQUE INDEX i ON t (lower(a), b) WHERE b > 0",
        Some(1),
    ),
    (
        "CREATE TABLE t (a int NOT NULL)",
        "INSERT INTO t VALUES (1), (1), (1)",
        "CREATE TABLE t (a int PRIMARY KEY)",
        Some(2),
    ),
    (
        "CREATE TABLE u (id int PRIMARY KEY); CREATE TABLE t (\"U\" int)",
        "INSERT INTO u VALUES (1); INSERT INTO t VALUES (1), (2), (3), (NULL)",
        "CREATE TABLE u (id int PRIMARY KEY); CREATE TABLE t (\"U\" int REFERENCES u (id))",
        Some(2),
    ),
    (
        "CREATE TABLE t (a int)",
        "INSERT INTO t VALUES (1), (-1), (NULL)",
        "CREATE TABLE t (a int CHECK (a > 0))",
        Some(1),
    ),
    (
        "CREATE TABLE t (a text)",
        "INSERT INTO t VALUES ('1'), (' 2 '), ('x'), ('3000000000')",
        "CREATE TABLE t (a int)",
        Some(2),
    ),
    ("CREATE TABLE t (a bigint)", "INSERT INTO t VALUES (1), (3000000000)", "CREATE TABLE t (a int)", Some(1)),
    (
        "CREATE TABLE t (a text)",
        "INSERT INTO t VALUES ('abc'), ('ab   '), ('abcd')",
        "CREATE TABLE t (a varchar(3))",
        Some(1),
    ),
    (
        "CREATE TABLE t (a numeric)",
        "INSERT INTO t VALUES (9.99), (99.994), (99.996)",
        "CREATE TABLE t (a numeric(4,2))",
        Some(1),
    ),
    ("CREATE TABLE t (a text)", "INSERT INTO t VALUES ('yes'), ('perhaps')", "CREATE TABLE t (a boolean)", Some(1)),
    (
        "CREATE TABLE t (a text)",
        "INSERT INTO t VALUES (gen_random_uuid()::text), ('x')",
        "CREATE TABLE t (a uuid)",
        Some(1),
    ),
    (
        "CREATE TYPE k AS ENUM ('a', 'b'); CREATE TABLE t (a text)",
        "INSERT INTO t VALUES ('a'), ('c')",
        "CREATE TYPE k AS ENUM ('a', 'b'); CREATE TABLE t (a k)",
        Some(1),
    ),
    ("CREATE TABLE t (a text)", "INSERT INTO t VALUES ('2024-02-30')", "CREATE TABLE t (a date)", None),
    (
        "CREATE EXTENSION btree_gist; CREATE TABLE t (a int, r int4range)",
        "INSERT INTO t VALUES (1, '[1,5)'), (1, '[4,9)'), (2, '[1,9)')",
        "CREATE EXTENSION btree_gist; CREATE TABLE t (a int, r int4range, EXCLUDE USING gist (a WITH =, r WITH &&))",
        Some(1),
    ),
];

#[test]
fn failures_are_counted_before_they_happen() {
    let wrong = with_database(async |connection| {
        let mut wrong = Vec::new();
        for (from, rows, to, expected) in FAILURES {
            empty(connection).await?;
            execute(connection, to).await?;
            let after = held(connection).await?;
            empty(connection).await?;
            execute(connection, from).await?;
            let before = held(connection).await?;
            execute(connection, rows).await?;
            let mut failed = None;
            for statement in plan(&diff(&before, &after, &schema_core::model::Hints::default()))?.statements {
                let mut counted = Vec::new();
                for check in &statement.checks {
                    let count = query(connection, check).await;
                    counted.push(count.map(|rows| rows[0].trim_matches(['(', ')']).parse::<i64>().unwrap()).ok());
                }
                if execute(connection, &statement.sql).await.is_err() {
                    failed = Some((statement.sql, counted));
                    break;
                }
            }
            match failed {
                Some((_, counted)) if counted == [*expected] => {}
                other => wrong.push(format!("{from} -> {to}\n  {other:?}, not {expected:?}")),
            }
        }
        Ok(wrong)
    });
    let wrong = wrong.unwrap();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What will fail is known before anything of the change is done, be it one migration or several.
#[test]
fn failures_are_foreseen_before_the_first_statement() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("foreseen");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let wrong = with_database(async |connection| {
        let mut wrong = Vec::new();
        for path in &paths {
            let case = Case::read(path)?;
            let (before, after) = sides(connection, &case).await?;
            let changes = diff(&before, &after, &case.hints(&after));
            for ahead in [vec![Stage::whole(&changes)?], stages(&changes)?] {
                let told = ahead_of(connection, &ahead).await?;
                let rows: BTreeSet<i64> = told.iter().filter_map(rows).collect();
                let rows = rows.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
                if rows != case.section("fails").trim() {
                    wrong.push(format!("{}, {} stages: {rows}\n{told:#?}", path.display(), ahead.len()));
                }
            }
        }
        Ok(wrong)
    });
    let wrong = wrong.unwrap();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(!paths.is_empty());
}

fn rows(prediction: &Prediction) -> Option<i64> {
    match prediction.answer {
        Answer::Rows(count) if count > 0 => Some(count),
        Answer::Rows(_) | Answer::Value(_) | Answer::NotKnownBefore(_) => None,
    }
}

/// What is known of the rows before the files of these stages are applied.
async fn ahead_of(connection: &mut PgConnection, stages: &[Stage]) -> Result<Vec<Prediction>> {
    let files = stages.iter().map(|stage| script(&stage.up)).enumerate();
    let files: Vec<_> =
        files.map(|(at, up)| Migration::new(at as i64, "change".to_owned(), up, String::new())).collect();
    predict(connection, &files.iter().collect::<Vec<_>>()).await
}

/// Where a statement of a case goes through, nothing was counted against it, be it before the first one or just before it.
#[test]
fn nothing_is_counted_where_nothing_fails() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let mut asked = 0;
    let wrong = with_database(async |connection| {
        let mut wrong = Vec::new();
        for path in &paths {
            let case = Case::read(path)?;
            let since: u32 = case.section("since").trim().parse().unwrap_or(0);
            if case.has("native") && std::env::var("DATABASE_URL").is_err()
                || connection.server_version_num() < Some(since * 10_000)
            {
                continue;
            }
            let (before, after) = sides(connection, &case).await?;
            execute(connection, "SET check_function_bodies = off").await?;
            let hints = case.hints(&after);
            let changes = diff(&before, &after, &hints);
            let statements = plan(&changes)?.statements;
            for ahead in [vec![Stage::whole(&changes)?], stages(&changes)?] {
                let predictions = ahead_of(connection, &ahead).await?;
                asked += predictions.len();
                let told = predictions.into_iter().filter(|one| one.fails());
                wrong.extend(told.map(|one| format!("{}, before anything: {one:?}", path.display())));
            }
            for statement in statements {
                for check in &statement.checks {
                    asked += 1;
                    match query(connection, check).await {
                        Ok(count) if count == ["(0)"] => {}
                        other => wrong.push(format!("{}: {other:?}\n  {check}", path.display())),
                    }
                }
                execute(connection, &statement.sql).await?;
            }
            execute(connection, "RESET check_function_bodies").await?;
        }
        Ok(wrong)
    });
    let wrong = wrong.unwrap();
    assert!(wrong.is_empty(), "{} of {asked}\n{}", wrong.len(), wrong.join("\n"));
    assert!(asked > 0);
}
