//! What work that takes several statements runs on.

use core::ops::{Deref, DerefMut};

use sqlx::AssertSqlSafe;
use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgConnection, PgPool, Postgres};

/// A pool, a connection or a transaction. It is one type, so that what runs on it can be sent between threads.
pub struct Session<'c>(Of<'c>);

enum Of<'c> {
    Pool(&'c PgPool),
    Connection(&'c mut PgConnection),
}

/// A connection, for as long as the work takes.
pub(super) enum Connection<'c> {
    Pooled(PoolConnection<Postgres>),
    Given(&'c mut PgConnection),
}

impl<'c> Session<'c> {
    pub(super) async fn connection(self) -> Result<Connection<'c>, sqlx::Error> {
        match self.0 {
            Of::Pool(pool) => Ok(Connection::Pooled(pool.acquire().await?)),
            Of::Connection(connection) => Ok(Connection::Given(connection)),
        }
    }
}

impl<'c> Session<'c> {
    /// A transaction, begun by this statement.
    pub(super) async fn begin(
        self,
        statement: Option<AssertSqlSafe<String>>,
    ) -> Result<sqlx::Transaction<'c, Postgres>, sqlx::Error> {
        use sqlx::Connection as _;
        match (self.0, statement) {
            (Of::Pool(pool), None) => pool.begin().await,
            (Of::Pool(pool), Some(statement)) => pool.begin_with(statement).await,
            (Of::Connection(connection), Some(statement)) if !connection.is_in_transaction() => {
                connection.begin_with(statement).await
            }
            (Of::Connection(connection), _) => sqlx::Connection::begin(connection).await,
        }
    }
}

impl Deref for Connection<'_> {
    type Target = PgConnection;

    fn deref(&self) -> &PgConnection {
        match self {
            Connection::Pooled(connection) => connection,
            Connection::Given(connection) => connection,
        }
    }
}

impl DerefMut for Connection<'_> {
    fn deref_mut(&mut self) -> &mut PgConnection {
        match self {
            Connection::Pooled(connection) => connection,
            Connection::Given(connection) => connection,
        }
    }
}

impl<'c> From<&'c PgPool> for Session<'c> {
    fn from(pool: &'c PgPool) -> Self {
        Self(Of::Pool(pool))
    }
}

impl<'c> From<&'c mut PgConnection> for Session<'c> {
    fn from(connection: &'c mut PgConnection) -> Self {
        Self(Of::Connection(connection))
    }
}

impl<'c> From<&'c mut PoolConnection<Postgres>> for Session<'c> {
    fn from(connection: &'c mut PoolConnection<Postgres>) -> Self {
        Self(Of::Connection(connection))
    }
}

impl<'c> From<&'c mut sqlx::Transaction<'_, Postgres>> for Session<'c> {
    fn from(transaction: &'c mut sqlx::Transaction<'_, Postgres>) -> Self {
        Self(Of::Connection(transaction))
    }
}
