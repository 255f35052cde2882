//! Migrations of other branches: merged late, or beside others in the same snapshot.
#![expect(dead_code, reason = "the rows are only declared")]

use crate::commands::NOTHING;
use crate::project::{Project, Ran, moment, scratch_arguments};
use crate::server::Database;
use schema_core::declare::def::SchemaDef;
use schema_core::{schema, table};
use std::process::Command;

const TABLE: (&str, &str) = ("1_t.up.sql", "CREATE TABLE t (a int);\nCREATE FUNCTION f() RETURNS int RETURN 1;\n");

/// Applies `TABLE` and `newer`, and then `late` where it is let.
#[track_caller]
fn late(newer: &str, late: &str) -> Ran {
    let Some(database) = Database::new() else {
        return Ran { code: 0, data: "applied 5_late.up.sql".into(), talk: String::new() };
    };
    let project = Project::with(&[TABLE, ("7_newer.up.sql", newer)]);
    let url = database.url();
    let scratch = scratch_arguments();
    let run = |command: &str| {
        let arguments = [command, "--database-url", &url].into_iter().chain(scratch.iter().map(String::as_str));
        project.run(&NOTHING, &arguments.collect::<Vec<_>>())
    };
    assert_eq!(run("migrate").code, 0);
    project.write("5_late.up.sql", late);
    let check = run("check");
    assert!(check.data.contains("5_late.up.sql"), "{}{}", check.data, check.talk);
    run("migrate")
}

#[track_caller]
fn is_applied(newer: &str, late_file: &str) {
    let ran = late(newer, late_file);
    assert!(ran.code == 0 && ran.data.contains("applied 5_late.up.sql"), "{}{}", ran.data, ran.talk);
}

#[track_caller]
fn is_refused(newer: &str, late_file: &str, words: &str) {
    if std::env::var_os("DATABASE_URL").is_none() {
        return;
    }
    let ran = late(newer, late_file);
    assert!(ran.code == 2 && ran.talk.contains(words), "{}{}", ran.data, ran.talk);
}

#[test]
fn what_commutes_is_applied_late() {
    is_applied("ALTER TABLE t ADD COLUMN b int;", "ALTER TABLE t ADD COLUMN c int;");
    is_applied(
        "-- no-transaction\nCREATE INDEX CONCURRENTLY i ON t (a);",
        "CREATE TABLE u ();\nGRANT SELECT ON u TO PUBLIC;\n",
    );
}

#[test]
fn what_fails_in_the_other_order_is_refused_with_both_statements() {
    is_refused(
        "SELECT 1;\nALTER TABLE t RENAME TO u;",
        "CREATE TABLE other ();\n\nALTER TABLE t\n    ADD COLUMN b int;",
        "5_late.up.sql line 3: `ALTER TABLE t` collides with `ALTER TABLE t RENAME TO u` of 7_newer.up.sql line 2, \
         which is newer and applied: relation \"t\" does not exist",
    );
}

#[test]
fn what_gives_something_else_in_the_other_order_is_refused() {
    is_refused(
        "ALTER TABLE t ALTER a SET DEFAULT 1;\nALTER TABLE t ADD COLUMN z int;",
        "ALTER TABLE t ALTER a SET DEFAULT 2;",
        "`ALTER TABLE t ALTER a SET DEFAULT 2` collides with `ALTER TABLE t ALTER a SET DEFAULT 1` of 7_newer.up.sql line 1",
    );
    is_refused(
        "CREATE OR REPLACE FUNCTION f() RETURNS int RETURN 2;",
        "CREATE OR REPLACE FUNCTION f() RETURNS int RETURN 3;",
        "help: write it anew, after what is applied: `regenerate 5`",
    );
}

mod base {
    use super::*;

    #[table(name = "users")]
    pub(crate) struct User {
        #[column(primary_key)]
        pub(crate) id: i64,
    }

    schema! { pub(crate) app: [User] }
}

/// What one branch makes of it.
mod ours {
    use super::*;

    #[table(name = "users")]
    pub(crate) struct User {
        #[column(primary_key)]
        pub(crate) id: i64,
        pub(crate) nickname: Option<String>,
    }

    schema! { pub(crate) app: [User] }
}

/// What the other one does, beside it.
mod theirs {
    use super::*;

    #[table(name = "users")]
    pub(crate) struct User {
        #[column(primary_key)]
        pub(crate) id: i64,
        pub(crate) name: Option<String>,
    }

    schema! { pub(crate) app: [User] }
}

/// What another one does, elsewhere.
mod elsewhere {
    use super::*;

    #[table(name = "users")]
    pub(crate) struct User {
        #[column(primary_key)]
        pub(crate) id: i64,
    }

    #[table(name = "accounts")]
    pub(crate) struct Account {
        #[column(primary_key)]
        pub(crate) id: i64,
        #[column(unique)]
        pub(crate) number: String,
    }

    schema! { pub(crate) app: [Account, User] }
}

mod both {
    use super::*;

    #[table(name = "users")]
    pub(crate) struct User {
        #[column(primary_key)]
        pub(crate) id: i64,
        pub(crate) name: Option<String>,
        pub(crate) nickname: Option<String>,
    }

    schema! { pub(crate) app: [User] }
}

mod ours_and_elsewhere {
    use super::elsewhere::Account;
    use super::ours::User;
    use super::*;

    schema! { pub(crate) app: [Account, User] }
}

fn git(project: &Project, arguments: &[&str]) -> bool {
    let identity = ["-c", "user.name=a", "-c", "user.email=a@b.c", "-c", "init.defaultBranch=main"];
    let directory = project.migrations();
    let root = directory.parent().unwrap();
    let output = Command::new("git").args(identity).args(arguments).current_dir(root).output().unwrap();
    output.status.success()
}

fn run(project: &Project, schema: &SchemaDef, arguments: &[&str], seconds: u64) -> Ran {
    let scratch = scratch_arguments();
    let arguments: Vec<&str> = arguments.iter().copied().chain(scratch.iter().map(String::as_str)).collect();
    project.run_at(schema, &arguments, moment(seconds))
}

/// Two branches from one beginning, each with a migration; says whether git merged them.
fn merged(first: &SchemaDef, second: &SchemaDef) -> (Project, bool) {
    let project = Project::new();
    let commit = |message: &str| assert!(git(&project, &["add", "-A"]) && git(&project, &["commit", "-qm", message]));
    let generate = |schema: &SchemaDef, seconds| {
        let ran = run(&project, schema, &[], seconds);
        assert_eq!(ran.code, 0, "{}", ran.talk);
    };
    generate(&base::app, 0);
    assert!(git(&project, &["init", "-q"]));
    commit("base");
    assert!(git(&project, &["checkout", "-qb", "second"]));
    generate(second, 20);
    commit("second");
    assert!(git(&project, &["checkout", "-q", "main"]));
    generate(first, 10);
    commit("first");
    let is_merged = git(&project, &["merge", "-q", "--no-edit", "second"]);
    (project, is_merged)
}

#[test]
fn git_merges_what_is_apart() {
    let (project, is_merged) = merged(&ours::app, &elsewhere::app);
    assert!(is_merged, "a snapshot that has one fact a line");
    let check = run(&project, &ours_and_elsewhere::app, &["check"], 30);
    assert_eq!(check.code, 0, "{}", check.data);
    assert_eq!(project.load().len(), 3);
}

#[test]
fn what_git_cannot_merge_is_written_anew_by_one_command() {
    let (project, is_merged) = merged(&ours::app, &theirs::app);
    assert!(!is_merged, "two lines in one place");
    let check = run(&project, &both::app, &["check"], 30);
    assert!(check.code == 2 && check.talk.contains("`regenerate 20261123093020`"), "{}", check.talk);
    let anew = run(&project, &both::app, &["regenerate", "20261123093020"], 30);
    assert_eq!(anew.code, 0, "{}", anew.talk);
    assert_eq!(
        project.files(),
        [
            "20261123093000_init.down.sql",
            "20261123093000_init.up.sql",
            "20261123093010_add_users_nickname.down.sql",
            "20261123093010_add_users_nickname.up.sql",
            "20261123093030_add_users_name.down.sql",
            "20261123093030_add_users_name.up.sql",
            "schema.snapshot.toml",
        ]
    );
    let up = project.read("20261123093030_add_users_name.up.sql");
    assert!(up.contains("ADD COLUMN name text") && !up.contains("nickname"), "{up}");
    let check = run(&project, &both::app, &["check"], 31);
    assert_eq!(check.code, 0, "{}", check.data);
}

#[test]
fn two_branches_that_did_the_same_need_only_one() {
    let (project, _) = merged(&ours::app, &ours::app);
    let check = run(&project, &ours::app, &["check"], 30);
    assert!(check.code == 2 && check.talk.contains("`regenerate 20261123093020`"), "{}", check.talk);
    let anew = run(&project, &ours::app, &["regenerate", "20261123093020"], 30);
    assert_eq!(anew.code, 0, "{}", anew.talk);
    assert!(anew.talk.contains("the others have all of it"), "{}", anew.talk);
    assert_eq!(run(&project, &ours::app, &["check"], 31).code, 0);
}

#[test]
fn what_a_database_has_is_not_written_anew() {
    let Some(database) = Database::new() else { return };
    let project = Project::new();
    assert_eq!(run(&project, &base::app, &[], 0).code, 0);
    let url = database.url();
    assert_eq!(run(&project, &base::app, &["migrate", "--database-url", &url], 1).code, 0);
    let anew = run(&project, &base::app, &["regenerate", "20261123093000", "--database-url", &url], 2);
    assert!(anew.code == 2 && anew.talk.contains("is applied: nothing was done"), "{}", anew.talk);
    assert_eq!(project.load().len(), 1);
}

#[test]
fn steps_that_were_written_by_hand_are_not_lost() {
    let project = Project::with(&[TABLE, ("5_rows.up.sql", "-- rows\n\nINSERT INTO t VALUES (1);\n")]);
    let files = project.files();
    let ran = run(&project, &NOTHING, &["regenerate", "5"], 0);
    let said = "5_rows.up.sql line 3: `INSERT INTO t VALUES (1)` was written by hand";
    assert!(ran.code == 2 && ran.talk.contains(said), "{}{}", ran.data, ran.talk);
    assert_eq!(project.files(), files);
}
