//! `seed`: rows from the schema, into a database or as SQL.
#![expect(dead_code, reason = "the rows are only declared")]

use crate::project::{Project, Ran};
use schema_core::declare::def::SchemaDef;
use schema_core::{schema, table};

/// Who writes.
#[table]
struct Author {
    #[column(primary_key, identity)]
    id: i64,
    #[column(length = 200, unique)]
    name: String,
}

#[table]
struct Book {
    #[column(primary_key, identity)]
    id: i64,
    #[column(references = Author::id)]
    author_id: i64,
    #[column(check = sql("pages % 7 = 0 AND pages::text <> 'x'"))]
    pages: i32,
}

/// A table that has no room for a row.
#[table(name = "nothings")]
struct Nothing {
    #[column(primary_key, check = sql("sqrt(id) < 0"))]
    id: i32,
}

schema! { library: [Author, Book] }
schema! { hopeless: [Author, Nothing] }

#[track_caller]
fn ran(project: &Project, schema: &SchemaDef, arguments: &[&str], code: u8) -> Ran {
    // The project keeps the database, also where there is a server.
    let arguments: Vec<&str> = arguments.iter().copied().chain(["--database-url", "embedded"]).collect();
    let ran = project.run(schema, &arguments);
    assert_eq!(ran.code, code, "{arguments:?}: {ran:#?}");
    ran
}

#[test]
fn rows_come_once_and_again_where_that_is_said() {
    let project = Project::new();
    ran(&project, &library, &["push"], 0);
    let first = ran(&project, &library, &["seed", "--rows", "30", "--table", "authors=5"], 0);
    assert_eq!(first.data, "public.authors: 5\npublic.books: 30\n");
    let again = ran(&project, &library, &["seed"], 2);
    assert!(again.talk.contains("`public.authors`, `public.books` have rows already"), "{}", again.talk);
    let more = ran(&project, &library, &["seed", "--rows", "10", "--append", "--output", "json"], 0);
    let report: serde_json::Value = serde_json::from_str(&more.data).unwrap();
    assert_eq!((&report["command"], &report["tables"][1]["rows"]), (&"seed".into(), &10.into()));
}

#[test]
fn statements_need_no_database() {
    let project = Project::new();
    let once = ran(&project, &library, &["seed", "--rows", "3", "--dry-run"], 0);
    assert_eq!(once.data, ran(&project, &library, &["seed", "--rows", "3", "--dry-run"], 0).data);
    assert_ne!(once.data, ran(&project, &library, &["seed", "--rows", "3", "--dry-run", "--seed", "7"], 0).data);
    assert_eq!(once.data.matches("INSERT INTO").count(), 2, "{}", once.data);
}

#[test]
fn what_is_refused_is_a_finding() {
    let project = Project::new();
    ran(&project, &hopeless, &["push"], 0);
    let refused = ran(&project, &hopeless, &["seed", "--rows", "2"], 1);
    assert!(refused.data.contains("refused by `nothings_id_check`"), "{}", refused.data);
    let wrong = ran(&project, &hopeless, &["seed", "--table", "nobody=2", "--dry-run"], 2);
    assert!(wrong.talk.contains("nobody: there is no such table"), "{}", wrong.talk);
}
