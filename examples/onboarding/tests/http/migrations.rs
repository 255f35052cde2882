//! The migrations run at the start, and are those of the platform's schema as it is.

use schema_core::declare::def::SchemaDef;
use schema_core::declare::schema::schema;
use schema_core::model::from_code;
use schema_core::snapshot;
use schema_core::testing::TestDatabase;

const NOTHING: SchemaDef = schema("nothing");

#[test]
fn the_last_migration_gives_what_the_code_declares() {
    let declared = from_code(&schemas::c9d, schemas::CONVENTIONS).expect("a schema");
    let kept = include_str!("../../migrations/schema.snapshot.toml");
    let help = "write the next one by `cargo run -- --project examples/onboarding`";
    assert!(snapshot::write(&declared.schema) == kept, "{help}");
}

#[test]
fn they_run_on_an_empty_database_and_only_once() {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let database = TestDatabase::new(&NOTHING).await.expect("a database");
        for _ in 0..2 {
            onboarding::migrate(database.pool()).await.expect("the migrations");
        }
        let tables = "SELECT count(*) FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_sqlx_migrations'";
        let tables: i64 = sqlx::query_scalar(tables).fetch_one(database.pool()).await.expect("a count");
        assert_eq!(tables, 19);
        database.close().await.expect("the database goes");
    });
}
