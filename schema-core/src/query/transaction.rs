//! `transaction(&pool, async |tx| …)`: all of it or nothing, and again where PostgreSQL asks for that.

use std::borrow::Cow;
use std::time::Duration;

use sqlx::postgres::PgConnection;
use sqlx::{AssertSqlSafe, Connection, Executor};

use super::session::Session;
use crate::row::Error;
use crate::row::write::Statement;

/// What a transaction sees of others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Isolation {
    /// What the database has set: `READ COMMITTED`, unless somebody changed that.
    #[default]
    OfDatabase,
    /// What is committed when each statement begins.
    ReadCommitted,
    /// What was committed when the first statement began.
    RepeatableRead,
    /// As if all transactions came one after the other. What cannot be so fails and is tried again.
    Serializable,
}

/// How a transaction runs. [`transaction`] is the shortest way.
///
/// ```no_run
/// # use schema_core::query::{Isolation, Transaction};
/// # use schema_core::row::Error;
/// # async fn example(pool: sqlx::PgPool, claims: String) -> Result<(), Error> {
/// Transaction::new()
///     .isolation(Isolation::Serializable)
///     .role("app_user")
///     .setting("request.jwt.claims", claims)
///     .run(&pool, async |tx| {
///         sqlx::query("SELECT 1").execute(&mut *tx).await?;
///         Ok(())
///     })
///     .await
/// # }
/// ```
#[derive(Clone, Debug)]
#[must_use = "nothing happens until `run`"]
pub struct Transaction {
    isolation: Isolation,
    read_only: bool,
    deferrable: bool,
    role: Option<Cow<'static, str>>,
    settings: Vec<(Cow<'static, str>, String)>,
    attempts: u32,
    backoff: Duration,
}

impl Default for Transaction {
    fn default() -> Self {
        Self::new()
    }
}

/// Runs in a transaction: committed if the work gives `Ok`, else rolled back. A work that gives `Ok` although one of its
/// statements failed is an error: PostgreSQL commits nothing then. After a serialization failure or a deadlock it
/// runs again, up to five times in all, so that the work has to be such that it can: what it does outside of the database
/// it does each time.
///
/// Given a transaction, it is a savepoint of it, and what has to run again is up to the outermost.
///
/// Where its future has to be `Send`, as in a handler of a web server, the work takes what it needs with it: `async move |tx|`.
/// [`Transaction::begin`] is the way without a closure.
///
/// Any of sqlx's executors serves, so that reads go to a replica where it is given one: `Customer::select().all(&replica)`,
/// and what writes goes to the primary: `transaction(&primary, async |tx| …)`.
///
/// ```no_run
/// # use schema_core::query::transaction;
/// # use schema_core::row::Error;
/// # async fn example(pool: sqlx::PgPool) -> Result<(), Error> {
/// let id: i64 = transaction(&pool, async |tx| {
///     let id = sqlx::query_scalar("INSERT INTO t DEFAULT VALUES RETURNING id").fetch_one(&mut *tx).await?;
///     transaction(&mut *tx, async |savepoint| {
///         sqlx::query("INSERT INTO u DEFAULT VALUES").execute(&mut *savepoint).await?;
///         Ok(())
///     })
///     .await?;
///     Ok(id)
/// })
/// .await?;
/// # Ok(())
/// # }
/// ```
///
/// # Errors
/// What the work gives, and what the database says to the transaction.
pub async fn transaction<'c, R>(
    on: impl Into<Session<'c>>,
    work: impl AsyncFnMut(&mut PgConnection) -> Result<R, Error>,
) -> Result<R, Error> {
    Transaction::new().run(on, work).await
}

/// An error that says whether a transaction would do if it ran again. Implement it for an error of your own that carries
/// this crate's or sqlx's.
pub trait Transient {
    /// Whether it is a serialization failure or a deadlock.
    fn is_transient(&self) -> bool;
}

impl Transient for Error {
    fn is_transient(&self) -> bool {
        Error::is_transient(self)
    }
}

impl Transaction {
    /// One that runs as the database has it set, up to five times.
    pub fn new() -> Self {
        Self {
            isolation: Isolation::OfDatabase,
            read_only: false,
            deferrable: false,
            role: None,
            settings: Vec::new(),
            attempts: 5,
            backoff: Duration::from_millis(10),
        }
    }

    /// What it sees of others.
    pub fn isolation(mut self, isolation: Isolation) -> Self {
        self.isolation = isolation;
        self
    }

    /// It changes nothing.
    pub fn read_only(mut self) -> Self {
        self.read_only = true;
        self
    }

    /// A `Serializable` one that is read only waits until nothing can make it fail.
    pub fn deferrable(mut self) -> Self {
        self.deferrable = true;
        self
    }

    /// The role of its statements, whose policies hold then: `SET LOCAL ROLE`.
    pub fn role(mut self, role: impl Into<Cow<'static, str>>) -> Self {
        self.role = Some(role.into());
        self
    }

    /// A setting for its statements, as policies read it with `current_setting`: `set_config(…, true)`. In a savepoint, it and
    /// the role stay until the whole transaction ends.
    pub fn setting(mut self, name: impl Into<Cow<'static, str>>, value: impl Into<String>) -> Self {
        self.settings.push((name.into(), value.into()));
        self
    }

    /// So often it runs at most; once is once.
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts.max(1);
        self
    }

    /// So long it waits before it runs for the second time, and each time twice as long as before.
    pub fn backoff(mut self, first: Duration) -> Self {
        self.backoff = first;
        self
    }

    /// Runs the work, as [`transaction`] does.
    ///
    /// # Errors
    /// What the work gives, and what the database says to the transaction.
    pub async fn run<'c, R>(
        self,
        on: impl Into<Session<'c>>,
        work: impl AsyncFnMut(&mut PgConnection) -> Result<R, Error>,
    ) -> Result<R, Error> {
        self.try_run(on, work).await
    }

    /// Runs work with errors of its own.
    ///
    /// # Errors
    /// What the work gives, and what the database says to the transaction.
    pub async fn try_run<'c, R, E>(
        self,
        on: impl Into<Session<'c>>,
        mut work: impl AsyncFnMut(&mut PgConnection) -> Result<R, E>,
    ) -> Result<R, E>
    where
        E: From<Error> + Transient,
    {
        let mut connection = on.into().connection().await.map_err(|error| E::from(error.into()))?;
        let nested = connection.is_in_transaction();
        if nested && let Some(begin) = self.begins() {
            let refused = format!(
                "a savepoint has the modes of the transaction around it, and cannot `{begin}`\nhelp: give `isolation`, `read_only` and `deferrable` to the outermost"
            );
            return Err(E::from(Error::Encode(refused.into())));
        }
        let mut attempt = 1;
        loop {
            let error = match self.once(&mut connection, nested, &mut work).await {
                Ok(value) => return Ok(value),
                Err(error) => error,
            };
            // A failure of this kind ends the whole transaction, not the savepoint.
            if nested || attempt >= self.attempts || !error.is_transient() {
                return Err(error);
            }
            tracing::debug!(target: "schema_core::query", attempt, "a transaction runs again");
            let seconds = self.backoff.saturating_mul(1 << (attempt - 1).min(10)).as_secs_f64();
            wait(&mut connection, seconds).await.map_err(|error| E::from(error.into()))?;
            attempt += 1;
        }
    }

    /// Begins one that is committed by hand, and does not run again.
    ///
    /// # Errors
    /// What the database says.
    pub async fn begin<'c>(self, on: impl Into<Session<'c>>) -> Result<sqlx::Transaction<'c, sqlx::Postgres>, Error> {
        let begin = self.begins().map(AssertSqlSafe);
        let mut open = on.into().begin(begin).await?;
        self.prepare(&mut open).await?;
        Ok(open)
    }

    async fn once<R, E: From<Error>>(
        &self,
        connection: &mut PgConnection,
        nested: bool,
        work: &mut impl AsyncFnMut(&mut PgConnection) -> Result<R, E>,
    ) -> Result<R, E> {
        let failed = |error: sqlx::Error| E::from(error.into());
        let mut open = match self.begins() {
            Some(begin) => connection.begin_with(AssertSqlSafe(begin)).await,
            None => Connection::begin(connection).await,
        }
        .map_err(failed)?;
        self.prepare(&mut open).await.map_err(failed)?;
        let value = work(&mut open).await?;
        if !nested {
            // COMMIT of a transaction in which a statement failed rolls it back, and is no error.
            open.execute("SELECT").await.map_err(failed)?;
        }
        open.commit().await.map_err(failed)?;
        Ok(value)
    }

    fn begins(&self) -> Option<String> {
        let mut modes = match self.isolation {
            Isolation::OfDatabase => Vec::new(),
            Isolation::ReadCommitted => vec!["ISOLATION LEVEL READ COMMITTED"],
            Isolation::RepeatableRead => vec!["ISOLATION LEVEL REPEATABLE READ"],
            Isolation::Serializable => vec!["ISOLATION LEVEL SERIALIZABLE"],
        };
        modes.extend(self.read_only.then_some("READ ONLY"));
        modes.extend(self.deferrable.then_some("DEFERRABLE"));
        (!modes.is_empty()).then(|| format!("BEGIN {}", modes.join(", ")))
    }

    /// The settings first: the role may not be allowed to make them.
    async fn prepare(&self, connection: &mut PgConnection) -> Result<(), sqlx::Error> {
        for (name, value) in &self.settings {
            sqlx::query("SELECT set_config($1, $2, true)")
                .bind(name.as_ref())
                .bind(value)
                .execute(&mut *connection)
                .await?;
        }
        if let Some(role) = &self.role {
            let mut statement = Statement::default();
            statement.push("SET LOCAL ROLE ").name(role);
            connection.execute(AssertSqlSafe(statement.into_sql())).await?;
        }
        Ok(())
    }
}

/// The server waits, and no two as long: those that met once would meet again.
async fn wait(connection: &mut PgConnection, seconds: f64) -> Result<(), sqlx::Error> {
    sqlx::query("SELECT pg_sleep($1 * (0.5 + random()))").bind(seconds).execute(connection).await.map(|_| ())
}
