//! A schema that changes: from structs to migrations, and on to a database.
#![expect(dead_code, reason = "the rows are only declared")]

use crate::project::{Project, Ran, moment, scratch_arguments};
use schema_core::declare::def::SchemaDef;
use schema_core::{schema, table};

mod before {
    use super::*;

    /// A person.
    #[table(name = "users")]
    pub(crate) struct User {
        #[column(primary_key)]
        pub(crate) id: i64,
        #[column(length = 255, unique)]
        pub(crate) email: String,
    }

    schema! { pub(crate) app: [User] }
}

mod after {
    use super::*;

    /// A person.
    #[table(name = "users")]
    pub(crate) struct User {
        #[column(primary_key)]
        pub(crate) id: i64,
        #[column(length = 255, unique)]
        pub(crate) email: String,
        #[column(default = "it's")]
        pub(crate) nickname: Option<String>,
    }

    schema! { pub(crate) app: [User] }
}

mod elsewhere {
    use super::*;

    /// A person.
    #[table(name = "people", schema = "crm")]
    pub(crate) struct User {
        #[column(primary_key)]
        pub(crate) id: i64,
        #[column(length = 255, unique)]
        pub(crate) email: String,
    }

    schema! { pub(crate) app: [User] }
}

#[test]
fn a_table_moves_to_another_schema_with_its_rows() {
    for stages in ["--plain", "--online"] {
        let project = Project::new();
        code(&project, &before::app, &[], 0, 0);
        let rename = ["generate", stages, "--rename", "public.users=crm.people"];
        let moved = code(&project, &elsewhere::app, &rename, 1, 0);
        let file = |direction: &str| {
            let files = project.files();
            let name = files.iter().find(|file| file.starts_with("20261123093001") && file.ends_with(direction));
            project.read(name.expect("the migration"))
        };
        let up = file(".up.sql");
        assert!(up.contains("ALTER TABLE public.users SET SCHEMA crm;"), "{up}{}", moved.talk);
        assert!(!up.contains("DROP TABLE"), "{up}");
        let down = file(".down.sql");
        assert!(down.ends_with("ALTER TABLE crm.users SET SCHEMA public;\n\nDROP SCHEMA crm;\n"), "{down}");
        code(&project, &elsewhere::app, &["check"], 2, 0);
    }
}

#[track_caller]
fn ran(project: &Project, schema: &SchemaDef, arguments: &[&str], seconds: u64) -> Ran {
    let scratch = scratch_arguments();
    let arguments: Vec<&str> = arguments.iter().copied().chain(scratch.iter().map(String::as_str)).collect();
    project.run_at(schema, &arguments, moment(seconds))
}

#[track_caller]
fn code(project: &Project, schema: &SchemaDef, arguments: &[&str], seconds: u64, code: u8) -> Ran {
    let ran = ran(project, schema, arguments, seconds);
    assert_eq!(ran.code, code, "{}{}", ran.data, ran.talk);
    ran
}

#[test]
fn structs_become_proven_migrations() {
    let project = Project::new();
    let first = code(&project, &before::app, &[], 0, 0);
    assert_eq!(
        first.data,
        "migrations/20261123093000_init.down.sql\nmigrations/20261123093000_init.up.sql\n\
         migrations/schema.snapshot.toml\n"
    );
    assert!(first.talk.starts_with("proven on PostgreSQL "), "{}", first.talk);
    let header = "-- 20261123093000_init\n-- Proven on PostgreSQL ";
    assert!(project.read("20261123093000_init.up.sql").starts_with(header));

    let files = project.files();
    let again = code(&project, &before::app, &[], 1, 0);
    assert_eq!((again.data.as_str(), project.files()), ("", files));

    let check = code(&project, &after::app, &["--check"], 1, 1);
    assert_eq!(check.data, "+ column public.users.nickname\n");
    let dry = code(&project, &after::app, &["--dry-run", "--no-verify"], 1, 0);
    assert!(dry.data.contains("ADD COLUMN nickname text DEFAULT 'it''s'"), "{}", dry.data);

    let second = code(&project, &after::app, &[], 1, 0);
    assert!(second.data.contains("20261123093001_add_users_nickname.up.sql"), "{}", second.data);
    code(&project, &after::app, &["check"], 2, 0);
    code(&project, &before::app, &["check"], 2, 1);
}

#[test]
fn a_history_that_was_changed_by_hand_is_found() {
    let project = Project::new();
    code(&project, &before::app, &["--no-verify"], 0, 0);
    let up = project.read("20261123093000_init.up.sql");
    assert!(up.contains("-- Not proven: written with --no-verify."), "{up}");
    project.write("20261123093000_init.up.sql", &up.replace("255", "100"));
    let check = code(&project, &before::app, &["check"], 1, 1);
    assert!(check.data.contains("the migrations do not give it"), "{}", check.data);
    assert!(check.data.contains("~ column public.users.email"), "{}", check.data);
    // The next migration starts from a history that is not what the snapshot says.
    let files = project.files();
    let next = code(&project, &after::app, &["--output", "json"], 1, 2);
    assert!(next.data.contains("\"kind\":\"unproven\""), "{}", next.data);
    assert!(next.data.contains("does not give what the code declares"), "{}", next.data);
    assert_eq!(project.files(), files);
}

#[test]
fn writing_is_a_function_of_code_and_time() {
    let written = || {
        let project = Project::new();
        code(&project, &after::app, &["--no-verify"], 0, 0);
        project.files().into_iter().map(|name| project.read(&name)).collect::<Vec<_>>()
    };
    assert_eq!(written(), written());
}

#[test]
fn two_at_once_write_one_migration() {
    let project = Project::new();
    let codes: Vec<u8> = std::thread::scope(|scope| {
        let runs: Vec<_> = (0..2).map(|_| scope.spawn(|| ran(&project, &before::app, &[], 0).code)).collect();
        runs.into_iter().map(|run| run.join().unwrap()).collect()
    });
    assert_eq!(codes, [0, 0]);
    assert_eq!(project.load().len(), 1);
}

#[test]
fn a_database_is_held_against_the_code() {
    let project = Project::new();
    code(&project, &before::app, &["--no-verify"], 0, 0);
    code(&project, &before::app, &["migrate"], 0, 0);
    let valid = code(&project, &before::app, &["validate", "--database"], 0, 0);
    assert_eq!((valid.data.as_str(), valid.talk.as_str()), ("present public.users\n", "valid\n"));
    let other = code(&project, &after::app, &["validate", "--database", "--output", "json"], 0, 1);
    assert_eq!(
        other.data,
        "{\"command\":\"validate\",\"errors\":[\"+ column public.users.nickname\"],\"missing\":[],\
         \"present\":[\"public.users\"],\"valid\":false}\n"
    );
    let sql = code(&project, &before::app, &["sql"], 0, 0);
    assert!(sql.data.starts_with("CREATE TABLE public.users ("), "{}", sql.data);
}
