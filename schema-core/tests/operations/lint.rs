//! `lint` and `migrate --dry-run`.

use crate::commands::NOTHING;
use crate::project::Project;
use schema_core::declare::def::{SchemaDef, TableDef, TableName};
use schema_core::declare::schema::schema;
use schema_core::declare::table::table;
use std::process::Command;

const FILES: &[(&str, &str)] = &[
    ("1_a.up.sql", "CREATE TABLE t (id bigint PRIMARY KEY, n text);\nINSERT INTO t VALUES (1, NULL), (2, 'x');\n"),
    (
        "2_b.up.sql",
        "\n-- check: SELECT count(*) FROM public.t WHERE n IS NULL\nALTER TABLE t ALTER COLUMN n SET NOT NULL;\n",
    ),
];

#[test]
fn what_is_found_is_told_with_its_line_and_what_to_write() {
    let project = Project::with(FILES);
    let ran = project.run(&NOTHING, &["lint"]);
    assert_eq!(ran.code, 1, "{}", ran.talk);
    assert!(ran.data.contains("2_b.up.sql:3: warning[setting_not_null]: all rows of public.t"), "{}", ran.data);
    assert!(ran.data.contains("help: add `CHECK (column IS NOT NULL) NOT VALID`"), "{}", ran.data);
    assert_eq!(project.run(&NOTHING, &["lint", "--since", "2"]).code, 0);
    assert_eq!(project.run(&NOTHING, &["lint", "--latest", "1"]).data, ran.data);
    let sarif = project.run(&NOTHING, &["lint", "--output", "sarif"]).data;
    assert!(sarif.contains("\"ruleId\":\"setting_not_null\""), "{sarif}");
    let json = project.run(&NOTHING, &["lint", "--output", "json"]).data;
    assert!(json.contains("\"rule\":\"setting_not_null\"") && json.contains("\"line\":3"), "{json}");
}

#[test]
fn levels_and_reasons_are_heard_and_misspelt_rules_are_not() {
    let project = Project::with(FILES);
    std::fs::write(project.path("schema.toml"), "[lint]\nsetting_not_null = \"off\"\n").unwrap();
    assert_eq!(project.run(&NOTHING, &["lint"]).code, 0);
    std::fs::write(project.path("schema.toml"), "[lint]\nsetting_notnull = \"off\"\n").unwrap();
    let ran = project.run(&NOTHING, &["lint"]);
    assert!(ran.code == 2 && ran.talk.contains("`setting_not_null`"), "{}", ran.talk);
    std::fs::remove_file(project.path("schema.toml")).unwrap();
    let set = "ALTER TABLE t ALTER COLUMN n SET NOT NULL;";
    project.write("2_b.up.sql", &format!("-- lint: allow(setting_not_null, \"the table is small\")\n{set}"));
    assert_eq!(project.run(&NOTHING, &["lint"]).code, 0);
    project.write("2_b.up.sql", &format!("-- lint: allow(setting_not_null)\n{set}"));
    let ran = project.run(&NOTHING, &["lint"]);
    assert!(ran.data.contains("error[wrong_allow]"), "{}", ran.data);
}

const LOG: TableDef = table(TableName { schema: "public", name: "log" }, "Log");
const ALLOWED: TableDef = TableDef { allows: &[("no_primary_key", "nothing refers to it")], ..LOG };

#[test]
fn what_the_code_allows_is_found_neither_in_the_schema_nor_in_the_files() {
    const PLAIN: SchemaDef = SchemaDef { tables: &[&LOG], ..schema("plain") };
    const REASONED: SchemaDef = SchemaDef { tables: &[&ALLOWED], ..schema("reasoned") };
    let project = Project::with(&[("1_a.up.sql", "CREATE TABLE log (n text);\n")]);
    let found = project.run(&PLAIN, &["lint"]).data;
    assert_eq!(found.matches("warning[no_primary_key]").count(), 2, "{found}");
    assert_eq!(project.run(&REASONED, &["lint"]).code, 0);
}

#[test]
fn what_came_since_a_commit_is_what_git_says() {
    let project = Project::with(&[("1_a.up.sql", "DROP TABLE a;\n"), ("2_b.up.sql", "DROP TABLE b;\n")]);
    let git = |arguments: &[&str]| {
        let identity = ["-c", "user.name=a", "-c", "user.email=a@b.c", "-c", "commit.gpgsign=false"];
        Command::new("git").args(identity).args(arguments).current_dir(project.path(".")).output()
    };
    if git(&["init", "--quiet"]).is_err() {
        eprintln!("SKIPPED: there is no git");
        return;
    }
    for arguments in [&["add", "."][..], &["commit", "--quiet", "--message", "one"]] {
        assert!(git(arguments).unwrap().status.success());
    }
    assert_eq!(project.run(&NOTHING, &["lint", "--since-git", "HEAD"]).code, 0);
    project.write("2_b.up.sql", "DROP TABLE c;\n");
    project.write("3_größe.up.sql", "DROP TABLE d;\n");
    let found = project.run(&NOTHING, &["lint", "--since-git", "HEAD"]).data;
    assert!(found.contains("3_größe.up.sql:1") && found.contains("2_b.up.sql:1") && !found.contains("1_a"), "{found}");
    let unknown = project.run(&NOTHING, &["lint", "--since-git=--output=a"]);
    assert!(unknown.code == 2 && unknown.talk.contains("git does not know"), "{}", unknown.talk);
}

#[test]
fn a_file_anywhere_is_looked_at() {
    let project = Project::with(&[]);
    std::fs::write(project.path("a.sql"), "SELECT 1;\nDROP TABLE t;\nALTER TABLE u ADD n text DEFAULT 'a").unwrap();
    let ran = project.run(&NOTHING, &["lint", "a.sql"]);
    assert!(ran.data.contains("a.sql:2: warning[dropping_table]"), "{}", ran.data);
    assert!(ran.data.contains("a.sql:3: error[syntax_error]"), "{}", ran.data);
}

#[test]
fn a_dry_run_counts_the_rows_and_changes_nothing() {
    let project = Project::with(FILES);
    let early = project.run(&NOTHING, &["migrate", "--dry-run"]);
    assert!(
        early.code == 0 && early.data.contains("2_b.up.sql:2: not known before 1_a.up.sql is applied"),
        "{early:?}"
    );
    std::fs::rename(project.migrations().join("2_b.up.sql"), project.path("later")).unwrap();
    assert_eq!(project.run(&NOTHING, &["migrate"]).code, 0);
    std::fs::rename(project.path("later"), project.migrations().join("2_b.up.sql")).unwrap();
    let late = project.run(&NOTHING, &["migrate", "--dry-run"]);
    assert!(late.code == 1 && late.data.contains("2_b.up.sql:2: fails on 1 row"), "{late:?}");
    assert!(project.run(&NOTHING, &["status"]).data.contains("pending  2_b.up.sql"));
}
