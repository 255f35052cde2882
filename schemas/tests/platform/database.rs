//! A database with the platform's tables and the rows of `rows.sql`.

use schema_core::row::Error;
use schema_core::testing::Template;
use schemas::{CONVENTIONS, c9d};
use sqlx::PgConnection;

/// Runs on a database of its own, and takes it away.
pub(crate) fn on_platform(work: impl AsyncFnOnce(&mut PgConnection) -> Result<(), Error>) {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let template = Template::of(&c9d).conventions(CONVENTIONS).sql(include_str!("rows.sql"));
        let database = template.database().await.unwrap_or_else(|error| panic!("{error:?}"));
        let mut connection = database.pool().acquire().await.expect("a connection");
        let worked = work(&mut connection).await;
        drop(connection);
        database.close().await.expect("the database goes");
        worked.unwrap_or_else(|error| panic!("{error:?}"));
    });
}
