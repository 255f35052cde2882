//! A database with the tables of [`crate::tables`]: of its own for each test, on the server of `DATABASE_URL`, else embedded.

use schema_core::database::scratch::Scratch;
use schema_core::diff::diff;
use schema_core::migration::render::script;
use schema_core::model::{Conventions, Hints, Schema, from_code};
use schema_core::plan::plan;
use schema_core::settings::{Environment, Overrides, Settings};
use sqlx::{AssertSqlSafe, Executor, PgConnection};

use crate::tables;

/// Runs on a database with the tables and their rows, and takes it away.
///
/// # Panics
/// If there is no database, or the work fails.
pub fn on_tables<E: std::error::Error>(work: impl AsyncFnOnce(&mut PgConnection) -> Result<(), E>) {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let environment = Environment { current_directory: std::env::temp_dir(), ..Environment::default() };
        let scratch = std::env::var("DATABASE_URL").ok();
        let settings = Settings::load(&environment, &Overrides { scratch, ..Overrides::default() }).expect("settings");
        let mut scratch =
            Scratch::open(&settings, &Default::default()).await.unwrap_or_else(|error| panic!("{error:?}"));
        let connection = scratch.session().connection();
        connection.execute(AssertSqlSafe(ddl())).await.expect("the tables");
        connection.execute(include_str!("rows.sql")).await.expect("the rows");
        let worked = work(connection).await;
        scratch.close().await.expect("the database goes");
        if let Err(error) = worked {
            let cause = error.source().map(|cause| format!(": {cause}")).unwrap_or_default();
            panic!("{error}{cause}");
        }
    });
}

fn ddl() -> String {
    let declared = from_code(&tables::shop, Conventions::default()).expect("a schema");
    let nothing = Schema::default();
    script(&plan(&diff(&nothing, &declared.schema, &Hints::default())).expect("a plan"))
}
