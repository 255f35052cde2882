//! A database with the tables of [`crate::tables`]: of its own for each test, on the server of `DATABASE_URL`, else embedded.

use schema_core::testing::{Template, TestDatabase};
use sqlx::{PgConnection, PgPool};
use std::fmt::Debug;

use crate::tables;

/// Runs on a database with the tables and their rows, and takes it away.
///
/// # Panics
/// If there is no database, or the work fails.
pub fn on_tables<E: std::error::Error>(work: impl AsyncFnOnce(&mut PgConnection) -> Result<(), E>) {
    on_shop(async |database| {
        let mut connection = database.pool().acquire().await.expect("a connection");
        told(work(&mut connection).await)
    });
}

/// As [`on_tables`], for what needs several connections, which the embedded server has not: it gets one there.
///
/// # Panics
/// If there is no database, or the work fails.
pub fn on_pool<E: std::error::Error>(work: impl AsyncFnOnce(&PgPool) -> Result<(), E>) {
    on_shop(async |database| told(work(database.pool()).await));
}

fn on_shop(work: impl AsyncFnOnce(&TestDatabase) -> Result<(), String>) {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let database = shop(Template::of(&tables::shop).sql(include_str!("rows.sql")).database().await);
        let worked = work(&database).await;
        shop(database.close().await);
        if let Err(error) = worked {
            panic!("{error}");
        }
    });
}

fn shop<T>(result: Result<T, impl Debug>) -> T {
    result.unwrap_or_else(|error| panic!("{error:?}"))
}

/// What went wrong, and why.
fn told<E: std::error::Error>(worked: Result<(), E>) -> Result<(), String> {
    worked.map_err(|error| {
        let cause = error.source().map(|cause| format!(": {cause}")).unwrap_or_default();
        format!("{error}{cause}")
    })
}
