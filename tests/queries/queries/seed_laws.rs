//! What holds for the rows of every schema, tried on schemas that are made up. `PROPTEST_CASES` says how often.

#[path = "../../src/generated.rs"]
#[expect(dead_code, reason = "renames are for others")]
mod generated;

use proptest::test_runner::{Config, TestCaseError, TestRunner};
use schema_core::diff::diff;
use schema_core::migration::render::script;
use schema_core::model::{Hints, Schema};
use schema_core::plan::plan;
use schema_core::seed::Seed;
use schema_core::snapshot;
use schema_query_tests::database::on_tables;
use sqlx::{AssertSqlSafe, Executor, PgConnection};

const EMPTY: &str =
    "SET client_min_messages = warning; DROP SCHEMA IF EXISTS public, other CASCADE; CREATE SCHEMA public";

/// Each table has as many rows as were asked for, or a key that has no room; and PostgreSQL refused none.
#[test]
fn every_row_is_accepted() {
    on_tables(async |db| {
        let version: i32 =
            sqlx::query_scalar("SELECT current_setting('server_version_num')::int").fetch_one(&mut *db).await?;
        if version < 150_000 {
            println!("skipped: some schemas have NULLS NOT DISTINCT, which PostgreSQL 14 has not");
            return Ok(());
        }
        let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(12);
        let config = Config { cases, failure_persistence: None, max_shrink_iters: 60, ..Config::default() };
        let runtime = tokio::runtime::Handle::current();
        let db = std::cell::RefCell::new(db);
        let tried = TestRunner::new(config).run(&generated::schemas(), |schema| {
            let mut db = db.borrow_mut();
            tokio::task::block_in_place(|| runtime.block_on(accepted(&mut db, &schema)))
                .map_err(|error| TestCaseError::fail(format!("{error}\n{}", snapshot::write(&schema))))
        });
        assert!(tried.is_ok(), "{}", tried.err().map(|error| error.to_string()).unwrap_or_default());
        Ok::<_, sqlx::Error>(())
    });
}

async fn accepted(db: &mut PgConnection, schema: &Schema) -> Result<(), Box<dyn std::error::Error>> {
    db.execute(EMPTY).await?;
    db.execute(AssertSqlSafe(script(&plan(&diff(&Schema::default(), schema, &Hints::default()))?))).await?;
    let report = Seed::of_schema(schema, 42).rows(25).load(db).await?;
    let short = report.tables.iter().any(|table| table.rows < table.wanted && table.full.is_none());
    if report.is_complete() && !short { Ok(()) } else { Err(report.to_string().into()) }
}
