//! The directory of migrations: read by sqlx's rules, written all or none.

use crate::project::{Project, block_on, moment, text};
use schema_core::migration::Migration;
use schema_core::migration::lock::Lock;
use schema_core::migration::version;
use schema_core::migration::write::{NewFiles, Recovered, leftovers, recover, write};
use std::fs;
use std::time::Duration;

const NOW: Duration = Duration::ZERO;

fn new_files(version: i64) -> NewFiles {
    NewFiles {
        migrations: vec![Migration::new(version, "a".into(), "CREATE TABLE a ();\n".into(), "DROP TABLE a;\n".into())],
        snapshot: Some("after\n".into()),
    }
}

#[test]
fn writes_a_migration_and_its_snapshot() {
    let project = Project::new();
    let lock = Lock::acquire(&project.migrations(), NOW).unwrap();
    let written = write(&project.directory(), &lock, &new_files(7)).unwrap();
    assert_eq!(written.len(), 3);
    assert_eq!(project.files(), ["7_a.down.sql", "7_a.up.sql", "schema.snapshot.toml"]);
    assert_eq!(project.read("schema.snapshot.toml"), "after\n");
}

#[test]
fn nothing_is_left_where_the_last_file_cannot_be_written() {
    let project = Project::with(&[]);
    fs::create_dir_all(project.migrations().join("schema.snapshot.toml/in the way")).unwrap();
    let lock = Lock::acquire(&project.migrations(), NOW).unwrap();
    let error = write(&project.directory(), &lock, &new_files(7)).unwrap_err();
    assert!(error.is_io());
    assert!(error.to_string().ends_with("nothing was written"), "{error}");
    assert_eq!(project.files(), ["schema.snapshot.toml"]);
}

#[test]
fn an_existing_migration_is_never_overwritten() {
    let project = Project::with(&[("7_a.up.sql", "SELECT 1;"), ("schema.snapshot.toml", "before\n")]);
    let lock = Lock::acquire(&project.migrations(), NOW).unwrap();
    assert!(write(&project.directory(), &lock, &new_files(7)).is_err());
    assert_eq!(project.read("7_a.up.sql"), "SELECT 1;");
    assert_eq!(project.read("schema.snapshot.toml"), "before\n");
    assert_eq!(project.files(), ["7_a.up.sql", "schema.snapshot.toml"]);
}

#[test]
fn a_directory_that_was_made_for_nothing_is_taken_away() {
    let project = Project::new();
    drop(Lock::acquire(&project.migrations(), NOW).unwrap());
    assert!(!project.migrations().exists());
}

#[test]
fn a_directory_that_cannot_be_made_is_an_error() {
    let project = Project::new();
    fs::write(project.migrations(), "a file").unwrap();
    assert!(Lock::acquire(&project.migrations(), NOW).unwrap_err().is_io());
}

#[test]
fn only_one_at_a_time_writes() {
    let project = Project::with(&[]);
    let first = Lock::acquire(&project.migrations(), NOW).unwrap();
    let error = Lock::acquire(&project.migrations(), Duration::from_millis(50)).unwrap_err();
    assert!(error.to_string().starts_with("another `generate` is writing to"), "{error}");
    drop(first);
    Lock::acquire(&project.migrations(), NOW).unwrap();
}

#[test]
fn what_was_killed_before_the_first_file_is_in_place_is_removed() {
    let project = Project::with(&[(".7-7_a.up.sql.tmp", "CREATE"), ("1_first.up.sql", ""), (".keep.tmp", "")]);
    assert_eq!(project.load().len(), 1);
    assert_eq!(leftovers(&project.directory()).unwrap().len(), 1);
    let lock = Lock::acquire(&project.migrations(), NOW).unwrap();
    assert_eq!(recover(&project.directory(), &lock).unwrap(), [Recovered::Discarded(7)]);
    assert_eq!(project.files(), [".keep.tmp", "1_first.up.sql"]);
}

#[test]
fn what_was_killed_after_the_first_file_is_in_place_is_finished() {
    let left = [
        ("7_a.down.sql", "DROP"),
        (".7-7_a.up.sql.tmp", "CREATE"),
        (".7-schema.snapshot.toml.tmp", "after"),
        ("schema.snapshot.toml", "before"),
    ];
    let project = Project::with(&left);
    let lock = Lock::acquire(&project.migrations(), NOW).unwrap();
    assert_eq!(recover(&project.directory(), &lock).unwrap(), [Recovered::Finished(7)]);
    assert_eq!(project.files(), ["7_a.down.sql", "7_a.up.sql", "schema.snapshot.toml"]);
    assert_eq!(project.read("schema.snapshot.toml"), "after");
    assert_eq!(recover(&project.directory(), &lock).unwrap(), []);
}

#[test]
fn broken_names_are_reported_at_once() {
    let project = Project::with(&[("add_users.up.sql", ""), ("1_a.up.sql", ""), ("1_b.sql", ""), ("notes.txt", "")]);
    let error = project.directory().list().unwrap_err();
    let ats: Vec<&str> = error.list().iter().map(|finding| finding.at.as_str()).collect();
    assert_eq!(ats, ["1_b.sql", "add_users.up.sql"]);
    assert!(text(&error).contains("has the same version as `1_a.up.sql`"), "{}", text(&error));
}

#[test]
fn a_twin_is_told_a_version_that_nobody_has() {
    let project = Project::with(&[("1_a.up.sql", ""), ("1_b.up.sql", ""), ("2_c.up.sql", ""), ("3_d.up.sql", "")]);
    let error = project.directory().list().unwrap_err();
    assert!(text(&error).contains("a version of its own, such as 4"), "{}", text(&error));
}

#[test]
fn merge_conflicts_are_shown_with_their_line() {
    let conflict = "a = 1\n<<<<<<< HEAD\nb = 2\n=======\nc = 3\n>>>>>>> other\n";
    let project = Project::with(&[("schema.snapshot.toml", conflict), ("1_a.up.sql", "SELECT 1;\n<<<<<<< HEAD\n")]);
    let error = project.directory().snapshot().unwrap_err();
    assert_eq!(error.to_string(), "`schema.snapshot.toml` holds a merge conflict at line 2");
    let error = project.directory().migrations().unwrap_err();
    assert_eq!(error.to_string(), "`1_a.up.sql` holds a merge conflict at line 2");
}

#[test]
fn a_broken_snapshot_says_all_that_is_wrong() {
    let broken = "format = 1\n[table]\n\"a.b.c.d\" = {}\n[zork]\n\"public.b\" = {}\n";
    let project = Project::with(&[("schema.snapshot.toml", broken)]);
    let error = project.directory().snapshot().unwrap_err();
    let ats: Vec<&str> = error.list().iter().map(|finding| finding.at.as_str()).collect();
    assert_eq!(ats, ["table a.b.c.d", "zork public.b"]);
    assert!(error.to_string().ends_with("schema.snapshot.toml`: the snapshot is broken"), "{error}");
}

#[test]
fn a_file_that_is_no_text_is_an_error() {
    let project = Project::with(&[]);
    fs::write(project.migrations().join("1_a.up.sql"), [0xff, 0xfe]).unwrap();
    assert!(project.directory().migrations().unwrap_err().to_string().ends_with("is not UTF-8"));
}

#[test]
fn a_missing_directory_has_no_migrations() {
    let project = Project::new();
    assert!(project.directory().list().unwrap().is_empty());
    assert!(project.directory().snapshot().unwrap().is_none());
}

#[test]
fn sqlx_reads_the_same() {
    let project = Project::with(&[
        ("20260131120000_add_users.up.sql", "CREATE TABLE a ();"),
        ("20260131120000_add_users.down.sql", "DROP TABLE a;"),
        ("3_simple_one.sql", "-- no-transaction\nSELECT 1;"),
        (".9-9_a.up.sql.tmp", "half"),
        ("schema.snapshot.toml", "x"),
        ("README.md", "x"),
    ]);
    let theirs = block_on(sqlx::migrate::Migrator::new(project.migrations())).unwrap();
    let theirs = theirs.iter().filter(|migration| migration.migration_type.is_up_migration());
    let theirs: Vec<_> = theirs.map(|m| (m.version, m.description.to_string(), m.no_tx)).collect();
    let ours = project.load();
    let ours: Vec<_> = ours.into_iter().map(|m| (m.version, m.description.clone(), m.up.no_transaction())).collect();
    assert_eq!(ours, theirs);
}

#[test]
fn a_version_comes_after_every_file() {
    let project = Project::with(&[("99990101000000_a.down.sql", "")]);
    let last = project.directory().list().unwrap().last();
    assert_eq!(version::next(moment(0), last).unwrap(), 99990101000001);
}
