//! Statements on their way: bound, sent, and their rows read.

use std::ops::DerefMut;

use futures_util::TryStreamExt;
use futures_util::future::BoxFuture;
use futures_util::stream::BoxStream;
use sqlx::postgres::{PgConnection, PgQueryResult, PgRow, Postgres};
use sqlx::{Acquire, AssertSqlSafe, Either, Executor};

use super::fragment::Fragment;
use super::grouping::OneGrain;
use super::load::load;
use super::observe::Observed;
use super::scope::Closed;
use super::select::Select;
use super::shape::{Cursor, Flat, Nested, Shape};
use super::statement::Query;
use crate::row::Error;

/// What a statement runs on. What one statement answers takes any of sqlx's executors: `&PgPool`, `&mut PgConnection`,
/// `&mut *transaction`. What takes several takes what sqlx's `Acquire` gives, which are the same.
#[diagnostic::on_unimplemented(
    message = "a statement cannot run on a `{Self}`",
    label = "not a pool, a connection or a transaction of PostgreSQL",
    note = "help: give `&pool`, `&mut connection` or `&mut *transaction`; in a function over them, what comes with relations or as a projection takes `impl Acquire<'_, Database = Postgres> + Send`, all else `impl PgExecutor<'_>`"
)]
pub trait Run<'c, K>: Send + Sized {
    /// All rows, or the first of them up to a number. In a box, so that who awaits it in a task need not prove anything of
    /// lifetimes that rustc cannot.
    #[doc(hidden)]
    fn read<'f, S: Shape>(self, query: Query, most: usize) -> BoxFuture<'f, Result<Vec<S::Row>, Error>>
    where
        'c: 'f,
        Self: 'f,
        S::Row: 'f;

    /// The row of a statement that has no more than one, which takes no stream.
    #[doc(hidden)]
    fn find<'f, S: Shape>(self, query: Query) -> BoxFuture<'f, Result<Option<S::Row>, Error>>
    where
        'c: 'f,
        Self: 'f,
        S::Row: 'f;
}

impl<'c, E: Executor<'c, Database = Postgres>> Run<'c, Flat> for E {
    fn read<'f, S: Shape>(self, query: Query, most: usize) -> BoxFuture<'f, Result<Vec<S::Row>, Error>>
    where
        'c: 'f,
        Self: 'f,
        S::Row: 'f,
    {
        let started = stream(self, query);
        Box::pin(async move {
            let (mut observed, mut results) = started?;
            let mut rows = Vec::new();
            // To the end, so that the connection is free again.
            while let Some(result) = results.try_next().await.map_err(|error| observed.failed(error))? {
                if let Either::Right(row) = result
                    && rows.len() < most
                {
                    rows.push(S::read(&mut Cursor::flat(&row))?);
                }
            }
            observed.done(rows.len() as u64);
            Ok(rows)
        })
    }

    fn find<'f, S: Shape>(self, query: Query) -> BoxFuture<'f, Result<Option<S::Row>, Error>>
    where
        'c: 'f,
        Self: 'f,
        S::Row: 'f,
    {
        let table = query.table;
        let started = query.statement().finish().map(|(sql, arguments)| {
            let observed = Observed::start("SELECT", table, &sql);
            (observed, self.fetch_optional(sqlx::query_with(AssertSqlSafe(sql), arguments)))
        });
        Box::pin(async move {
            let (mut observed, row) = started?;
            let row = row.await.map_err(|error| observed.failed(error))?;
            observed.done(u64::from(row.is_some()));
            row.map(|row| S::read(&mut Cursor::flat(&row))).transpose()
        })
    }
}

impl<'c, A: Acquire<'c, Database = Postgres> + Send> Run<'c, Nested> for A {
    fn read<'f, S: Shape>(self, query: Query, most: usize) -> BoxFuture<'f, Result<Vec<S::Row>, Error>>
    where
        'c: 'f,
        Self: 'f,
        S::Row: 'f,
    {
        Box::pin(nested(self.acquire(), query, most, S::read))
    }

    fn find<'f, S: Shape>(self, query: Query) -> BoxFuture<'f, Result<Option<S::Row>, Error>>
    where
        'c: 'f,
        Self: 'f,
        S::Row: 'f,
    {
        let rows = self.read::<S>(query, 1);
        Box::pin(async move { Ok(rows.await?.pop()) })
    }
}

async fn nested<R, C: DerefMut<Target = PgConnection> + Send>(
    connection: BoxFuture<'_, Result<C, sqlx::Error>>,
    mut query: Query,
    most: usize,
    read: fn(&mut Cursor<'_>) -> Result<R, Error>,
) -> Result<Vec<R>, Error> {
    query.ask_for_keys();
    let mut connection = connection.await?;
    let mut parents = Vec::new();
    each(&mut connection, &query, |row| {
        parents.push(row);
        Ok(())
    })
    .await?;
    parents.truncate(most);
    let children = load(&mut connection, &query, &parents, true).await?;
    let rows = parents.iter().enumerate();
    rows.map(|(index, row)| read(&mut Cursor { row, column: 0, children: &children, index, child: 0 })).collect()
}

/// What comes for a statement: rows, and at its end how many there were.
type Results<'e> = BoxStream<'e, Result<Either<PgQueryResult, PgRow>, sqlx::Error>>;

// Two lifetimes, as sqlx has them, so that a function's `impl PgExecutor<'_>` will do.
fn stream<'e, 'c: 'e, E: Executor<'c, Database = Postgres> + 'e>(
    executor: E,
    query: Query,
) -> Result<(Observed, Results<'e>), Error> {
    let (sql, arguments) = query.statement().finish()?;
    let observed = Observed::start("SELECT", query.table, &sql);
    let results = executor.fetch_many(sqlx::query_with(AssertSqlSafe(sql), arguments));
    Ok((observed, results))
}

/// The rows of one statement, each as it comes.
pub(super) async fn each(
    connection: &mut PgConnection,
    query: &Query,
    mut take: impl FnMut(PgRow) -> Result<(), Error>,
) -> Result<(), Error> {
    let (sql, arguments) = query.statement().finish()?;
    let mut observed = Observed::start("SELECT", query.table, &sql);
    let mut results = connection.fetch_many(sqlx::query_with(AssertSqlSafe(sql), arguments));
    let mut count = 0;
    while let Some(result) = results.try_next().await.map_err(|error| observed.failed(error))? {
        if let Either::Right(row) = result {
            take(row)?;
            count += 1;
        }
    }
    observed.done(count);
    Ok(())
}

// Futures in boxes, so that a mistake in a bound is told where the statement runs, and not of the future, too.
impl<Scope, S: Shape, G> Select<Scope, S, G> {
    /// All rows.
    ///
    /// # Errors
    /// If the database says no, or a value is not of its type.
    pub fn all<'f, 'e: 'f, E: Run<'e, S::Kind> + 'f>(self, on: E) -> BoxFuture<'f, Result<Vec<S::Row>, Error>>
    where
        Scope: Closed,
        G: OneGrain,
        S::Row: 'f,
    {
        on.read::<S>(self.query, usize::MAX)
    }

    /// The one row.
    ///
    /// # Errors
    /// [`Error::NotFound`] if there is none, [`Error::TooManyRows`] if there are more; and as [`all`](Self::all).
    pub fn one<'f, 'e: 'f, E: Run<'e, S::Kind> + 'f>(self, on: E) -> BoxFuture<'f, Result<S::Row, Error>>
    where
        Scope: Closed,
        G: OneGrain,
        S::Row: 'f,
    {
        let table = self.query.table;
        let row = self.optional(on);
        Box::pin(async move { row.await?.ok_or(Error::NotFound { table }) })
    }

    /// The one row, if it is there. Of a primary key there is one, and no second is looked for; only tables that inherit from
    /// this one could have it.
    ///
    /// # Errors
    /// [`Error::TooManyRows`] if there are more; and as [`all`](Self::all).
    pub fn optional<'f, 'e: 'f, E: Run<'e, S::Kind> + 'f>(
        mut self,
        on: E,
    ) -> BoxFuture<'f, Result<Option<S::Row>, Error>>
    where
        Scope: Closed,
        G: OneGrain,
        S::Row: 'f,
    {
        let table = self.query.table;
        if self.query.asks_for_one() {
            return on.find::<S>(self.query);
        }
        if self.query.limit.is_none() && self.query.locks.is_empty() {
            self.query.limit = Some(Fragment::sql("2"));
        }
        let rows = on.read::<S>(self.query, 2);
        Box::pin(async move {
            let mut rows = rows.await?;
            if rows.len() > 1 { Err(Error::TooManyRows { table }) } else { Ok(rows.pop()) }
        })
    }

    /// The first row, if there is one: the query's own `limit` becomes 1.
    ///
    /// # Errors
    /// As [`all`](Self::all).
    pub fn first<'f, 'e: 'f, E: Run<'e, S::Kind> + 'f>(mut self, on: E) -> BoxFuture<'f, Result<Option<S::Row>, Error>>
    where
        Scope: Closed,
        G: OneGrain,
        S::Row: 'f,
    {
        self.query.limit = Some(Fragment::sql("1"));
        on.find::<S>(self.query)
    }

    /// How many rows there are.
    ///
    /// # Errors
    /// If the database says no.
    pub fn count<'f, 'e: 'f, E: Run<'e, Flat> + 'f>(self, on: E) -> BoxFuture<'f, Result<i64, Error>>
    where
        Scope: Closed,
        G: OneGrain,
        S::Row: 'f,
    {
        let count = on.find::<super::shape::Scalar<i64>>(self.query.counted());
        Box::pin(async move { Ok(count.await?.unwrap_or_default()) })
    }

    /// Whether there is a row.
    ///
    /// # Errors
    /// If the database says no.
    pub fn exists<'f, 'e: 'f, E: Run<'e, Flat> + 'f>(self, on: E) -> BoxFuture<'f, Result<bool, Error>>
    where
        Scope: Closed,
        G: OneGrain,
        S::Row: 'f,
    {
        let exists = on.find::<super::shape::Scalar<bool>>(self.query.existing());
        Box::pin(async move { Ok(exists.await?.unwrap_or_default()) })
    }
}

impl<Scope, S: Shape<Kind = Flat>, G> Select<Scope, S, G> {
    /// The rows, one after the other, as they come.
    ///
    /// # Errors
    /// Each as [`all`](Self::all).
    pub fn stream<'e, 'c: 'e, E: Executor<'c, Database = Postgres> + 'e>(
        self,
        on: E,
    ) -> BoxStream<'e, Result<S::Row, Error>>
    where
        Scope: Closed,
        G: OneGrain,
        S::Row: 'e,
    {
        use futures_util::{StreamExt, future::ready, stream as streams};
        match stream(on, self.query) {
            Ok((mut observed, results)) => Box::pin(results.filter_map(move |result| {
                ready(match result {
                    Ok(Either::Left(_)) => None,
                    Ok(Either::Right(row)) => {
                        observed.row();
                        Some(S::read(&mut Cursor::flat(&row)))
                    }
                    Err(error) => Some(Err(observed.failed(error))),
                })
            })),
            Err(error) => Box::pin(streams::once(async { Err(error) })),
        }
    }
}
