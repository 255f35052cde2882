//! Whole commands, as the command line runs them.

use crate::project::{Project, Ran, moment};
use schema_core::declare::def::SchemaDef;
use std::thread;

pub(crate) const NOTHING: SchemaDef = schema_core::declare::schema::schema("nothing");

#[track_caller]
fn done(ran: &Ran, code: u8, data: &str) {
    assert_eq!((ran.code, ran.data.as_str()), (code, data), "{}", ran.talk);
}

#[test]
fn migrations_are_applied_to_a_database_in_the_project() {
    let project = Project::with(&[
        ("1_a.up.sql", "CREATE EXTENSION citext;\nCREATE TABLE a (b citext);"),
        ("1_a.down.sql", "DROP TABLE a;\nDROP EXTENSION citext;"),
    ]);
    let run = |arguments: &[&str]| project.run(&NOTHING, arguments);
    done(&run(&["status"]), 0, "pending  1_a.up.sql\n");
    assert!(!project.path(".schema").exists(), "status makes no database");
    let migrated = run(&["migrate"]);
    assert_eq!(migrated.code, 0, "{}", migrated.talk);
    assert!(migrated.data.starts_with("applied 1_a.up.sql ("), "{}", migrated.data);
    assert_eq!(std::fs::read_to_string(project.path(".schema/.gitignore")).unwrap(), "*\n");
    done(&run(&["migrate", "--output", "json"]), 0, "{\"applied\":[],\"command\":\"migrate\"}\n");
    done(
        &run(&["status", "--output", "json"]),
        0,
        "{\"command\":\"status\",\"findings\":[],\"migrations\":[{\"description\":\"a\",\"file\":\"1_a.up.sql\",\
         \"state\":\"applied\",\"version\":1}]}\n",
    );
    project.write("1_a.up.sql", "CREATE EXTENSION citext;");
    let edited = run(&["status"]);
    assert_eq!(edited.code, 1);
    assert!(edited.data.contains("1_a.up.sql: was edited after it was applied"), "{}", edited.data);
}

#[test]
fn an_extension_that_the_embedded_server_lacks_is_told_with_the_remedy() {
    let project = Project::with(&[("1_a.up.sql", "CREATE EXTENSION pgcrypto;")]);
    let ran = project.run(&NOTHING, &["migrate"]);
    assert_eq!(ran.code, 2);
    assert!(ran.talk.contains("the embedded PostgreSQL has no extension `pgcrypto`"), "{}", ran.talk);
    assert!(ran.talk.contains("--scratch"), "{}", ran.talk);
}

#[test]
fn a_missing_directory_is_an_error_where_there_should_be_migrations() {
    for command in ["migrate", "rollback", "status", "check"] {
        let ran = Project::new().run(&NOTHING, &[command, "--output", "json"]);
        assert_eq!(ran.code, 2);
        let start = format!("{{\"command\":\"{command}\",\"error\":{{\"help\":\"run `generate`");
        assert!(ran.data.starts_with(&start), "{}", ran.data);
    }
}

#[test]
fn nothing_to_do_leaves_no_trace() {
    let project = Project::new();
    let ran = project.run(&NOTHING, &[]);
    done(&ran, 0, "");
    assert_eq!(ran.talk, "nothing to do: the migrations have what the code declares\n");
    assert!(!project.migrations().exists());
}

#[test]
fn migrations_without_a_snapshot_stop_generate() {
    let ran = Project::with(&[("1_a.up.sql", "")]).run(&NOTHING, &["generate"]);
    assert_eq!(ran.code, 2);
    assert!(ran.talk.contains("has migrations and no `schema.snapshot.toml`"), "{}", ran.talk);
}

#[test]
fn a_custom_migration_is_a_pair_to_fill_in() {
    let project = Project::new();
    let ran = project.run_at(&NOTHING, &["generate", "--custom", "--name", "Fill in"], moment(0));
    done(
        &ran,
        0,
        "migrations/20261123093000_fill_in.down.sql\nmigrations/20261123093000_fill_in.up.sql\n\
         migrations/schema.snapshot.toml\n",
    );
    assert!(project.read("20261123093000_fill_in.up.sql").starts_with("-- 20261123093000_fill_in: up"));
    done(&project.run_at(&NOTHING, &["--check"], moment(0)), 0, "");
}

#[test]
fn many_at_once_get_versions_of_their_own() {
    let project = Project::new();
    thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                let ran = project.run_at(&NOTHING, &["--custom"], moment(0));
                assert_eq!(ran.code, 0, "{}", ran.talk);
            });
        }
    });
    let versions: Vec<i64> = project.load().iter().map(|migration| migration.version).collect();
    assert_eq!(versions, (20261123093000..20261123093008).collect::<Vec<_>>());
    assert_eq!(project.files().len(), 17);
}

#[test]
fn an_interrupted_run_is_finished_by_the_next() {
    let snapshot = schema_core::snapshot::write(&schema_core::model::Schema::default());
    let project =
        Project::with(&[("7_a.down.sql", ""), (".7-7_a.up.sql.tmp", ""), (".7-schema.snapshot.toml.tmp", &snapshot)]);
    let ran = project.run(&NOTHING, &["generate"]);
    assert_eq!(ran.code, 0, "{}", ran.talk);
    assert!(ran.talk.starts_with("finished migration 7, whose files an interrupted run left\n"), "{}", ran.talk);
    assert_eq!(project.files(), ["7_a.down.sql", "7_a.up.sql", "schema.snapshot.toml"]);
}

#[test]
fn mistakes_on_the_command_line_exit_with_2() {
    let project = Project::new();
    assert_eq!(project.run(&NOTHING, &["generat"]).code, 2);
    assert_eq!(project.run(&NOTHING, &["--name", "a", "status"]).code, 2);
    assert_eq!(project.run(&NOTHING, &["--custom", "--name", "🙂"]).code, 2);
    assert_eq!(project.run(&NOTHING, &["status", "--database-url", "sqlite:a.db"]).code, 2);
    assert_eq!(project.run(&NOTHING, &["--help"]).code, 0);
}

#[test]
fn check_finds_a_table_that_no_schema_lists() {
    let project = Project::with(&[]);
    std::fs::create_dir(project.path("src")).unwrap();
    std::fs::write(project.path("src/lib.rs"), "#[table] struct Lost { id: i64 }\nschema! { pub nothing: [] }")
        .unwrap();
    let check = project.run(&NOTHING, &["check"]);
    let found = format!("{}: `Lost` is in no `schema!`", std::path::Path::new("src").join("lib.rs").display());
    assert!(check.code == 1 && check.data.contains(&found), "{}{}", check.data, check.talk);
}
