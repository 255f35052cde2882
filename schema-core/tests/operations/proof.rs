//! Proving files on a database that is thrown away.

use crate::project::{block_on, scratch, text};
use schema_core::database::introspect::Scope;
use schema_core::database::prove::{Claim, Phases, prove, survey};
use schema_core::error::{Error, Result};
use schema_core::migration::{Migration, SqlFile};
use schema_core::model::Schema;

fn file(name: &str, sql: &str) -> SqlFile {
    SqlFile { name: name.into(), sql: sql.into() }
}

/// Proves a pair of files after a history, for a schema that declares nothing.
fn proven(history: &str, up: &str, down: &str) -> Result<()> {
    let history = [Migration { version: 1, description: "a".into(), up: file("1_a.up.sql", history), down: None }];
    block_on(async {
        let mut scratch = scratch().await;
        let (declared, scope, mut phases) = (Schema::default(), Scope::of(["public"]), Phases::default());
        let migrations = [Migration::new(2, "b".into(), up.into(), down.into())];
        let claim = Claim { declared: &declared, migrations: &migrations, scope: &scope };
        let connection = scratch.session().connection();
        let outcome = match survey(connection, &history, &declared, None, &scope, &mut phases).await {
            Ok(ground) => prove(connection, claim, &ground, &mut phases).await,
            Err(error) => Err(error),
        };
        scratch.close().await.unwrap();
        outcome
    })
}

fn refused(history: &str, up: &str, down: &str) -> Error {
    proven(history, up, down).unwrap_err()
}

#[test]
fn a_statement_that_fails_is_shown_with_what_was_tried() {
    let error = refused("SELECT 1;", "SELECT 2;\nSELECT 1/0;", "SELECT 3;");
    assert!(error.is_unproven());
    assert_eq!(text(&error), "the new migration fails: `2_b.up.sql` line 2: division by zero\n     2 | SELECT 1/0");
    let error = refused("SELECT 1;", "SELECT 2;", "DROP TABLE a;");
    let expected = "the new migration cannot be reverted: `2_b.down.sql` line 1: table \"a\" does not exist";
    assert_eq!(error.to_string(), expected);
    let error = refused("SELECT nothing;", "SELECT 2;", "SELECT 3;");
    let expected =
        "the history does not apply to an empty database: `1_a.up.sql` line 1: column \"nothing\" does not exist";
    assert_eq!(error.to_string(), expected);
}

#[test]
fn what_the_way_back_forgets_fails_when_it_is_applied_again() {
    // What is in a schema that is not looked at is seen by nobody else.
    let elsewhere = "CREATE SCHEMA elsewhere;";
    let error = refused("SELECT 1;", elsewhere, "SELECT 3;");
    assert!(error.to_string().starts_with("the new migration fails after it was reverted"), "{error}");
    proven(elsewhere, "DROP SCHEMA elsewhere;", elsewhere).unwrap();
}
