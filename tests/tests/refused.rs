//! The reverse law: PostgreSQL refuses each mistake that the macros refuse, or it is written down why they do.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use schema_tests::database::{execute, with_database};

const SETUP: &str = "BEGIN; CREATE TABLE users (id bigint PRIMARY KEY, email text NOT NULL, k int);
    CREATE TYPE mood AS ENUM ('sad');
    CREATE FUNCTION act() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'";

/// The cases of all folders, as `folder/case`.
fn cases() -> BTreeSet<String> {
    let folders = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("ui")).unwrap();
    let files = folders.map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()).flat_map(|folder| {
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let cases = files.filter(|path| path.extension().is_some_and(|extension| extension == "rs"));
        cases.map(move |path| format!("{name}/{}", path.file_stem().unwrap().to_string_lossy())).collect::<Vec<_>>()
    });
    files.collect()
}

#[test]
fn postgresql_refuses_what_the_macros_refuse() {
    let answers = include_str!("../ui/postgresql.txt");
    let sections: Vec<(&str, &str)> =
        answers.split("\n== ").skip(1).map(|section| section.split_once('\n').unwrap()).collect();
    let answered: BTreeSet<String> = sections.iter().map(|(case, _)| (*case).to_owned()).collect();
    assert_eq!(answered, cases(), "each case has its answer in tests/ui/postgresql.txt");
    let mut wrong = String::new();
    with_database(async |connection| {
        for (case, answer) in sections {
            execute(connection, SETUP).await?;
            assert!(!answer.trim().is_empty(), "{case} has no answer");
            for line in answer.lines() {
                // The embedded server lets everybody make what is PostgreSQL's own.
                if line.contains("CREATE SCHEMA pg_") && std::env::var("DATABASE_URL").is_err() {
                    eprintln!("SKIPPED on the embedded server: {line}");
                    continue;
                }
                let (accepted, sql) = match line.split_at(2) {
                    ("+ ", sql) => (true, sql),
                    ("- ", sql) => (false, sql),
                    _ => {
                        assert!(line.starts_with("rust: ") || line.starts_with("taken: "), "{case}: {line}");
                        continue;
                    }
                };
                // What is refused takes the transaction with it: each line begins where the accepted ones led.
                let before: Vec<&str> = answer.lines().take_while(|other| *other != line).collect();
                let before: Vec<&str> = before.into_iter().filter_map(|line| line.strip_prefix("+ ")).collect();
                execute(connection, "ROLLBACK").await?;
                execute(connection, &format!("{SETUP}; {}", before.join("; "))).await?;
                if execute(connection, sql).await.is_ok() != accepted {
                    wrong += &format!("{case}: {line}\n");
                }
            }
            execute(connection, "ROLLBACK").await?;
        }
        Ok(())
    })
    .unwrap();
    assert!(wrong.is_empty(), "PostgreSQL says otherwise:\n{wrong}");
}

#[test]
fn the_list_of_functions_has_all_of_this_server() {
    let known: BTreeSet<&str> = include_str!("../../schema-sql/src/functions.txt").lines().collect();
    let sql = "SELECT DISTINCT proname FROM pg_proc WHERE pronamespace = 'pg_catalog'::regnamespace";
    let of_server = with_database(async |connection| schema_tests::database::query(connection, sql).await).unwrap();
    let missing: Vec<_> =
        of_server.iter().map(|row| row.trim_matches(['(', ')', '"'])).filter(|name| !known.contains(name)).collect();
    assert_eq!(missing, Vec::<&str>::new());
}

#[test]
fn the_list_of_operator_classes_is_that_of_this_server() {
    let mut known: Vec<String> = Vec::new();
    for (method, rows) in schema_core::declare::classes::OWN {
        for (of, classes) in *rows {
            let named = classes.iter().enumerate().filter(|(_, class)| !class.is_empty());
            known.extend(named.map(|(at, class)| format!("{method} {of} {class} {}", at == 0)));
        }
    }
    known.sort();
    let sql = "SELECT format('%s %s %s %s', amname, format_type(opcintype, NULL), opcname, opcdefault::text) AS class
        FROM pg_opclass JOIN pg_am a ON a.oid = opcmethod WHERE opcnamespace = 'pg_catalog'::regnamespace";
    let rows = with_database(async |connection| schema_tests::database::query(connection, sql).await).unwrap();
    let row = |row: &String| row.trim_matches(['(', ')']).trim_matches('"').replace("\"\"", "\"");
    let mut of_server: Vec<String> = rows.iter().map(row).collect();
    of_server.sort();
    assert_eq!(known, of_server);
}
