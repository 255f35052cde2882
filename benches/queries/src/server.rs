//! The database in which all is measured, on the server of `DATABASE_URL`.

use std::error::Error;

use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};

const NAME: &str = "schema_query_benches";

/// A new database with the tables and their rows; its URL.
pub(crate) async fn create() -> Result<String, Box<dyn Error>> {
    let server = std::env::var("DATABASE_URL").map_err(|_| "DATABASE_URL is not set")?;
    let mut connection = PgConnection::connect(&server).await?;
    connection.execute(AssertSqlSafe(format!("DROP DATABASE IF EXISTS {NAME} WITH (FORCE)"))).await?;
    connection.execute(AssertSqlSafe(format!("CREATE DATABASE {NAME}"))).await?;
    // How long the disk takes is no part of the subject.
    connection.execute(AssertSqlSafe(format!("ALTER DATABASE {NAME} SET synchronous_commit = off"))).await?;
    let address = server.split('?').next().unwrap_or_default();
    let host = address.rsplit_once('/').map_or(address, |(host, _)| host);
    let url = format!("{host}/{NAME}");
    let mut connection = PgConnection::connect(&url).await?;
    connection.execute(include_str!("../tables.sql")).await?;
    connection.execute("VACUUM ANALYZE").await?;
    Ok(url)
}

/// Takes the rows away that were inserted.
pub(crate) async fn empty(connection: &mut PgConnection) -> Result<(), Box<dyn Error>> {
    connection.execute("TRUNCATE events").await?;
    Ok(())
}
