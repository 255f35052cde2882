//! Databases as Rust source: what is written for small ones; and one that is kept here as it was written, so that it
//! compiles, and gives its database back.

#[deny(warnings)]
#[expect(unreachable_pub, reason = "what is written is for a library")]
#[rustfmt::skip]
mod schema;

use schema_core::codegen::{File, Options, generate};
use schema_core::database::introspect::{Scope, introspect};
use schema_core::database::prove::normal_form;
use schema_core::error::Result;
use schema_core::model::{Conventions, Naming, Schema, from_code};
use schema_core::snapshot;
use schema_tests::case::Case;
use schema_tests::change::differences;
use schema_tests::database::{execute, with_database};
use std::fs;
use std::path::{Path, PathBuf};

/// The database that is kept as source.
const KEPT: &str = include_str!("pull/kept.sql");

fn here() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn update() -> bool {
    std::env::var_os("UPDATE_EXPECT").is_some()
}

fn database(sql: &str) -> Schema {
    with_database(async |connection| {
        execute(connection, sql).await?;
        introspect(connection, &Scope::default()).await
    })
    .unwrap()
}

/// The database that is kept; `None` on a server that lacks some of it.
fn kept() -> Option<Schema> {
    let version = with_database(async |connection| Ok(connection.server_version_num())).unwrap();
    if version < Some(150_000) {
        eprintln!("SKIPPED before PostgreSQL 15, which has no NULLS NOT DISTINCT: the kept source");
        return None;
    }
    Some(database(KEPT))
}

/// The files, and what they say they declare.
fn source(schema: &Schema) -> (Vec<File>, Schema) {
    let source = generate(schema, &Options { name: "app", naming: Naming::Postgres }).unwrap();
    (source.files, source.declared)
}

#[test]
fn small_databases_become_what_people_would_write() {
    let mut cases: Vec<PathBuf> =
        fs::read_dir(here().join("pulled")).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    for path in cases {
        let case = Case::read(&path).unwrap();
        let sql = case.section("database");
        let (files, _) = source(&database(sql));
        let mut text = format!("--- database\n{sql}");
        for file in &files {
            text.push_str(&format!("--- {}\n{}", file.path, file.text));
        }
        expect(&path, &text);
    }
}

#[test]
fn the_kept_source_is_what_is_written_today() {
    let Some(kept) = kept() else { return };
    let (files, _) = source(&kept);
    for file in &files {
        expect(&here().join("tests/pull/schema").join(&file.path), &file.text);
    }
}

/// Holds a file against what it should be, or writes it.
fn expect(path: &Path, text: &str) {
    if update() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let kept = fs::read_to_string(path).unwrap();
    assert_eq!(kept, text, "{}: `UPDATE_EXPECT=1` writes it anew", path.display());
}

#[test]
fn the_kept_source_gives_its_database_back() -> Result<()> {
    let Some(original) = kept() else { return Ok(()) };
    let declared = from_code(&schema::app, Conventions::default())?.schema;
    let (_, mut predicted) = source(&original);
    predicted.done = declared.done.clone();
    let (predicted, read) = (snapshot::write(&predicted), snapshot::write(&declared));
    for (predicted, read) in predicted.lines().zip(read.lines()) {
        assert_eq!(predicted, read, "what `pull` says the code will declare, and what it does");
    }
    let held = with_database(async |connection| normal_form(connection, &declared, &Scope::default()).await)?;
    let lines = differences(&held, &original);
    assert!(lines.is_empty(), "{}", lines.join("\n"));
    Ok(())
}
