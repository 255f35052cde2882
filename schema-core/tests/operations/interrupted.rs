//! A process that is stopped, or killed, in the middle of a migration.
#![cfg(unix)]

use crate::child::start;
use crate::commands::NOTHING;
use crate::project::Project;
use std::io::{BufRead, BufReader};
use std::process::{Command, ExitStatus};
use std::thread::sleep;
use std::time::Duration;

/// Starts `migrate`, sends it a signal while its second migration runs, and waits for its end.
fn stopped_by(project: &Project, signal: &str) -> ExitStatus {
    let mut child = start(project, &["migrate"]);
    // The first is said to be applied when the second begins.
    let mut said = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    assert!(said.any(|line| line.contains("applied 1_a.up.sql")));
    sleep(Duration::from_millis(500));
    let sent = Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap();
    assert!(sent.success());
    child.wait().unwrap()
}

fn project() -> Project {
    Project::with(&[
        ("1_a.up.sql", "CREATE TABLE a (id int);"),
        ("2_b.up.sql", "CREATE TABLE b (id int);\nSELECT pg_sleep(60);"),
    ])
}

/// The first migration stays, and the second is applied when it lets itself.
#[track_caller]
fn goes_on(project: &Project) {
    let status = project.run(&NOTHING, &["status"]);
    assert_eq!(status.data, "applied  1_a.up.sql\npending  2_b.up.sql\n", "{}", status.talk);
    project.write("2_b.up.sql", "CREATE TABLE b (id int);");
    let migrated = project.run(&NOTHING, &["migrate"]);
    assert_eq!(migrated.code, 0, "{}", migrated.talk);
    assert!(migrated.data.starts_with("applied 2_b.up.sql"), "{}", migrated.data);
}

#[test]
fn ctrl_c_rolls_back_and_says_so() {
    let project = project();
    assert_eq!(stopped_by(&project, "-INT").code(), Some(130));
    goes_on(&project);
}

#[test]
fn a_killed_process_leaves_whole_migrations() {
    let project = project();
    assert_eq!(stopped_by(&project, "-KILL").code(), None);
    goes_on(&project);
}
