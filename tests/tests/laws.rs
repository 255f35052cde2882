//! Laws that hold for every schema, tried on a real PostgreSQL. `PROPTEST_CASES` says how often.

use proptest::prelude::*;
use proptest::test_runner::{TestCaseError, TestError, TestRunner};
use schema_core::database::introspect::adopt_spelling;
use schema_core::diff::diff;
use schema_core::error::{Error, Result};
use schema_core::model::{Hints, Schema};
use schema_core::plan::plan;
use schema_core::snapshot;
use schema_tests::change::{carry_out, differences};
use schema_tests::database::{empty, held, with_database};
use schema_tests::generated::{renames, schemas};
use sqlx::PgConnection;
use std::collections::BTreeMap;

fn config(cases: u32) -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(cases);
    ProptestConfig { cases, failure_persistence: None, max_shrink_iters: 200, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn nothing_differs_from_itself(schema in schemas()) {
        prop_assert!(diff(&schema, &schema, &Hints::default()).is_empty());
    }

    #[test]
    fn a_snapshot_gives_the_schema_back(schema in schemas()) {
        let read = snapshot::read(&snapshot::write(&schema)).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(differences(&read, &schema), Vec::<String>::new());
    }

    #[test]
    fn a_plan_is_a_pure_function_of_its_input(from in schemas(), to in schemas()) {
        let once = plan(&diff(&from, &to, &Hints::default()));
        let again = plan(&diff(&from.clone(), &to.clone(), &Hints::default()));
        prop_assert_eq!(once.ok(), again.ok());
    }
}

/// `introspect(apply(plan(S, T)))` is T, and what comes after down is S.
#[test]
fn a_plan_leads_there_and_back() {
    let tried = with_database(async |connection| {
        if connection.server_version_num() < Some(150_000) {
            eprintln!("SKIPPED before PostgreSQL 15, which has no NULLS NOT DISTINCT: a plan leads there and back");
            return Ok(());
        }
        let connection = std::cell::RefCell::new(connection);
        let mut runner = TestRunner::new(config(24));
        let runtime = tokio::runtime::Handle::current();
        let tried = runner.run(&(schemas(), schemas(), renames()), |(mut from, to, hints)| {
            from.done = Some(BTreeMap::new());
            let mut connection = connection.borrow_mut();
            let work = there_and_back(&mut connection, &from, &to, &hints);
            let done = tokio::task::block_in_place(|| runtime.block_on(work));
            done.map_err(|error| TestCaseError::fail(error.to_string()))
        });
        tried.map_err(|error| match error {
            TestError::Fail(reason, (from, to, hints)) => {
                let (from, to) = (snapshot::write(&from), snapshot::write(&to));
                Error::unproven(format!("{reason}\n== from\n{from}\n== to\n{to}\n== renames\n{:?}", hints.renames))
            }
            TestError::Abort(reason) => Error::unproven(reason.to_string()),
        })
    });
    if let Err(error) = tried {
        panic!("{error}");
    }
}

async fn there_and_back(connection: &mut PgConnection, from: &Schema, to: &Schema, hints: &Hints) -> Result<()> {
    let nothing = Schema::default();
    let normal_to = normal(connection, to).await?;
    let normal_from = normal(connection, from).await?;
    let changes = diff(from, to, hints);
    carry_out(connection, &changes, &normal_to).await?;
    carry_out(connection, &changes.inverse(), &normal_from).await?;
    carry_out(connection, &changes, &normal_to).await?;
    let away = diff(to, &nothing, &Hints::default());
    carry_out(connection, &away, &nothing).await
}

/// What PostgreSQL makes of a schema; its structure has to be the declared one. The database then holds it.
async fn normal(connection: &mut PgConnection, schema: &Schema) -> Result<Schema> {
    empty(connection).await?;
    let nothing = Schema::default();
    let changes = diff(&nothing, schema, &Hints::default());
    let sql = schema_core::migration::render::script(&plan(&changes)?);
    schema_tests::database::execute(connection, &sql).await?;
    let normal = held(connection).await?;
    let lines = differences(&normal, &adopt_spelling(schema, &normal));
    if lines.is_empty() { Ok(normal) } else { Err(Error::unproven(lines.join("\n"))) }
}
