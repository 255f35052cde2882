//! Histories that are taken over, shortened, shown, or helped by functions of the program.

use crate::commands::NOTHING;
use crate::project::{Project, Ran, moment, scratch_arguments};
use crate::server::Database;
use schema_core::cli::{Cli, Process};
use schema_core::settings::Environment;

fn run(project: &Project, database: &Database, arguments: &[&str]) -> Ran {
    let (scratch, url) = (scratch_arguments(), database.url());
    let arguments = arguments.iter().copied().chain(["--database-url", &url]);
    project.run(&NOTHING, &arguments.chain(scratch.iter().map(String::as_str)).collect::<Vec<_>>())
}

#[track_caller]
fn code(project: &Project, database: &Database, arguments: &[&str], code: u8) -> Ran {
    let ran = run(project, database, arguments);
    assert_eq!(ran.code, code, "{}{}", ran.data, ran.talk);
    ran
}

const THREE: &[(&str, &str)] = &[
    ("1_t.up.sql", "CREATE TABLE t (a int PRIMARY KEY);\n"),
    ("1_t.down.sql", "DROP TABLE t;\n"),
    ("2_b.up.sql", "ALTER TABLE t ADD COLUMN b text DEFAULT 'x';\nCREATE INDEX t_b_idx ON t (b);\n"),
    ("2_b.down.sql", "ALTER TABLE t DROP COLUMN b;\n"),
    ("3_c.up.sql", "-- no-transaction\nCREATE INDEX CONCURRENTLY by_both ON t (a, b);\n"),
    ("3_c.down.sql", "-- no-transaction\nDROP INDEX CONCURRENTLY by_both;\n"),
];

#[test]
fn an_existing_database_is_taken_over() {
    let Some(database) = Database::new() else { return };
    let project = Project::with(THREE);
    database.execute("CREATE TABLE t (a int PRIMARY KEY, b text DEFAULT 'x'); CREATE INDEX t_b_idx ON t (b)");
    let refused = code(&project, &database, &["baseline"], 2);
    assert!(refused.talk.contains("it lacks\n  + index public.by_both"), "{}", refused.talk);
    let marked = code(&project, &database, &["baseline", "--to", "2"], 0);
    assert_eq!(marked.data, "noted 1_t.up.sql as applied\nnoted 2_b.up.sql as applied\n");
    assert!(code(&project, &database, &["migrate"], 0).data.starts_with("applied 3_c.up.sql"));
    assert_eq!(code(&project, &database, &["baseline"], 0).data, "");
    assert!(code(&project, &database, &["baseline", "--to", "9"], 2).talk.contains("there is no migration `9`"));
}

#[test]
fn a_missing_file_is_told_where_the_others_do_not_apply_without_it() {
    let Some(database) = Database::new() else { return };
    let project = Project::with(THREE);
    code(&project, &database, &["migrate"], 0);
    std::fs::remove_file(project.migrations().join("1_t.up.sql")).unwrap();
    std::fs::remove_file(project.migrations().join("1_t.down.sql")).unwrap();
    let ran = code(&project, &database, &["check"], 1);
    assert!(ran.data.contains("1: was applied, and its file is missing"), "{}{}", ran.data, ran.talk);
    assert!(ran.data.contains("the history does not apply to an empty database"), "{}{}", ran.data, ran.talk);
}

#[test]
fn locks_that_are_taken_move_no_rows() {
    let Some(database) = Database::new() else { return };
    let project = Project::with(THREE);
    project.write(
        "2_b.up.sql",
        "DO $locks$ BEGIN LOCK TABLE t; END $locks$;\nALTER TABLE t ADD COLUMN b text DEFAULT 'x';\n",
    );
    project.write("3_c.up.sql", "CREATE INDEX by_both ON t (a, b);\n");
    code(&project, &database, &["squash"], 0);
}

#[test]
fn one_migration_takes_the_place_of_many() {
    let (Some(old), Some(new)) = (Database::new(), Database::new()) else { return };
    let Some(half) = Database::new() else { return };
    let project = Project::with(THREE);
    project.write("4_d.up.sql", "CREATE TABLE d ();");
    project.write("4_d.down.sql", "DROP TABLE d;");
    code(&project, &old, &["migrate", "--to", "3"], 0);
    code(&project, &half, &["migrate", "--to", "2"], 0);
    let squashed = code(&project, &old, &["squash", "--to", "3"], 0);
    assert!(squashed.data.contains("migrations/3_squashed.up.sql"), "{}", squashed.data);
    let files = ["3_squashed.down.sql", "3_squashed.up.sql", "4_d.down.sql", "4_d.up.sql"];
    assert_eq!(project.files(), files);
    assert!(project.read("3_squashed.up.sql").contains("\n-- gen-migrations: squashes = 1, 2, 3\n"));

    // Where the old ones are applied, it stands in their place; elsewhere it is run.
    let migrated = code(&project, &old, &["migrate"], 0);
    assert!(
        migrated.talk.contains("`3_squashed.up.sql` stands for 3 migrations that are applied"),
        "{}",
        migrated.talk
    );
    assert!(migrated.data.starts_with("applied 4_d.up.sql"), "{}", migrated.data);
    code(&project, &new, &["migrate"], 0);
    let noted = "SELECT version FROM _sqlx_migrations WHERE success ORDER BY 1";
    for database in [&old, &new] {
        assert_eq!(database.query::<i64>(noted), [3, 4]);
        assert_eq!(code(&project, database, &["drift"], 0).data, "");
        assert_eq!(code(&project, database, &["migrate"], 0).data, "");
    }
    let refused = code(&project, &half, &["migrate"], 2);
    assert!(refused.talk.contains("of which the database has only a part: it lacks 3"), "{}", refused.talk);
    // sqlx's own runner takes it from there.
    crate::project::block_on(async {
        use sqlx::Connection;
        let mut connection = sqlx::PgConnection::connect(&old.url()).await.unwrap();
        let theirs = sqlx::migrate::Migrator::new(project.migrations()).await.unwrap();
        theirs.run_direct(None, &mut connection, false).await.unwrap();
    });
    code(&project, &old, &["rollback", "--to", "0"], 0);
    assert_eq!(old.query::<bool>("SELECT to_regclass('t') IS NULL"), [true]);
}

#[test]
fn what_moves_rows_is_not_squashed_away() {
    let Some(database) = Database::new() else { return };
    let project = Project::with(THREE);
    project.write("2_b.up.sql", "ALTER TABLE t ADD COLUMN b text;\nUPDATE t SET b = a::text;\n");
    let refused = code(&project, &database, &["squash"], 2);
    assert!(refused.talk.contains("2_b.up.sql line 2: `UPDATE t SET b = a::text` moves rows"), "{}", refused.talk);
    assert_eq!(project.load().len(), 3);
    let squashed = code(&project, &database, &["squash", "--leave-out-data", "--name", "all"], 0);
    assert!(squashed.talk.contains("left out, because it moves rows: 2_b.up.sql line 2"), "{}", squashed.talk);
    assert_eq!(project.files(), ["3_all.down.sql", "3_all.up.sql"]);
}

#[test]
fn what_would_run_is_shown_with_what_the_files_say_of_it() {
    let Some(database) = Database::new() else { return };
    let project = Project::with(THREE);
    code(&project, &database, &["migrate", "--to", "1"], 0);
    project.write(
        "2_b.up.sql",
        "-- 2_b\n-- gen-migrations: pause = \"deploy it\"\n\n-- Loses data: all of it\nALTER TABLE t\n    DROP COLUMN b;\n",
    );
    let plan = code(&project, &database, &["migrate", "--plan"], 0);
    assert_eq!(
        plan.data,
        "-- pause: deploy it\n2_b.up.sql\n        -- Loses data: all of it\n     5  ALTER TABLE t …\n\
         3_c.up.sql (no transaction)\n        -- no-transaction\n     2  CREATE INDEX CONCURRENTLY by_both ON t (a, b)\n"
    );
    let to = code(&project, &database, &["migrate", "--plan", "--to", "2", "--output", "json"], 0);
    assert!(to.data.contains("\"comments\":[\"Loses data: all of it\"]") && !to.data.contains("3_c"), "{}", to.data);
    let status = code(&project, &database, &["status"], 0);
    assert_eq!(status.data, "applied  1_t.up.sql\npending  2_b.up.sql  (before it: deploy it)\npending  3_c.up.sql\n");
}

/// Runs a command of a program that has functions.
fn run_with_functions(project: &Project, database: &Database, arguments: &[&str]) -> Ran {
    let (mut data, mut talk) = (Vec::new(), Vec::new());
    let directory = project.migrations();
    let environment =
        Environment { current_directory: directory.parent().unwrap().to_owned(), ..Environment::default() };
    let process = Process { environment, now: moment(0), data: &mut data, talk: &mut talk, terminal: false };
    let url = database.url();
    let arguments: Vec<&str> =
        ["gen-migrations"].into_iter().chain(arguments.iter().copied()).chain(["--database-url", &url]).collect();
    let code = Cli::new(&NOTHING)
        .step("20261123093000_fill", async |connection| {
            let rows: Vec<(i32,)> = sqlx::query_as("SELECT a FROM t").fetch_all(&mut *connection).await?;
            for (a,) in rows {
                sqlx::query("UPDATE t SET b = $1 WHERE a = $2")
                    .bind("x".repeat(a as usize))
                    .bind(a)
                    .execute(&mut *connection)
                    .await?;
            }
            match std::env::var_os("THIS_IS_NEVER_SET") {
                Some(_) => Err("it was set".into()),
                None => Ok(()),
            }
        })
        .revert_step("20261123093000_fill", async |connection| {
            sqlx::query("UPDATE t SET b = NULL").execute(&mut *connection).await?;
            sqlx::query("SELECT 1 / count(*) FROM t").execute(connection).await?;
            Ok(())
        })
        .run(arguments.into_iter().map(Into::into), process);
    Ran { code, data: String::from_utf8(data).unwrap(), talk: String::from_utf8(talk).unwrap() }
}

#[test]
fn a_function_of_the_program_is_a_migration() {
    let Some(database) = Database::new() else { return };
    let project = Project::with(&[("1_t.up.sql", "CREATE TABLE t (a int, b text);\nINSERT INTO t VALUES (2), (3);")]);
    let without_file = run_with_functions(&project, &database, &["migrate"]);
    assert!(without_file.talk.contains("the function of 20261123093000: has no file"), "{}", without_file.talk);
    let custom = ["generate", "--custom", "--rust", "--name", "fill"];
    let written = run_with_functions(&project, &database, &custom);
    assert!(written.talk.contains(".step(\"20261123093000_fill\""), "{}", written.talk);

    // Nobody else can run it: neither a program without the function, nor sqlx.
    let other = code(&project, &database, &["migrate"], 2);
    assert!(other.talk.contains("a function does its work, which this program does not have"), "{}", other.talk);
    let sqlx = crate::project::block_on(async {
        use sqlx::Connection;
        let mut connection = sqlx::PgConnection::connect(&database.url()).await.unwrap();
        let theirs = sqlx::migrate::Migrator::new(project.migrations()).await.unwrap();
        theirs.run_direct(None, &mut connection, false).await.unwrap_err().to_string()
    });
    assert!(sqlx.contains("is applied by a function of gen-migrations, and not by SQL"), "{sqlx}");

    let migrated = run_with_functions(&project, &database, &["migrate"]);
    assert_eq!(migrated.code, 0, "{}", migrated.talk);
    assert_eq!(database.query::<String>("SELECT b FROM t ORDER BY a"), ["xx", "xxx"]);
    let back = run_with_functions(&project, &database, &["rollback"]);
    assert_eq!(back.code, 0, "{}", back.talk);
    assert_eq!(database.query::<i64>("SELECT count(b) FROM t"), [0]);

    // What it did is rolled back where it fails.
    assert_eq!(run_with_functions(&project, &database, &["migrate"]).code, 0);
    database.execute("DELETE FROM t");
    let failed = run_with_functions(&project, &database, &["rollback"]);
    assert!(failed.code == 2 && failed.talk.contains("division by zero"), "{}", failed.talk);
    assert_eq!(database.query::<i64>("SELECT count(*) FROM _sqlx_migrations"), [2]);
}
