//! A database with the platform's tables and the rows of `rows.sql`.

use schema_core::database::scratch::Scratch;
use schema_core::diff::diff;
use schema_core::migration::render::script;
use schema_core::model::{Hints, Schema, from_code};
use schema_core::plan::plan;
use schema_core::row::Error;
use schema_core::settings::{Environment, Overrides, Settings};
use schemas::{CONVENTIONS, c9d};
use sqlx::{AssertSqlSafe, Executor, PgConnection};

/// Runs on a database of its own, and takes it away.
pub(crate) fn on_platform(work: impl AsyncFnOnce(&mut PgConnection) -> Result<(), Error>) {
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
        worked.unwrap_or_else(|error| panic!("{error:?}"));
    });
}

fn ddl() -> String {
    let declared = from_code(&c9d, CONVENTIONS).expect("a schema");
    script(&plan(&diff(&Schema::default(), &declared.schema, &Hints::default())).expect("a plan"))
}
