//! Statements that write on their way: sent, and what comes back read.

use futures_util::TryStreamExt;
use sqlx::postgres::{PgRow, Postgres};
use sqlx::{AssertSqlSafe, Either, Executor};

use super::{Inserted, Modify, Returning, Verb};
use crate::query::observe::Observed;
use crate::query::shape::{Cursor, Flat, Shape};
use crate::row::Error;

impl Modify {
    /// The rows that come back.
    pub(in crate::query) async fn rows<'e, S: Shape<Kind = Flat>, E>(mut self, on: E) -> Result<Vec<S::Row>, Error>
    where
        E: Executor<'e, Database = Postgres>,
    {
        self.refused()?;
        if self.is_nothing() {
            return Ok(Vec::new());
        }
        let guarded = self.is_guarded();
        let mut read = Vec::new();
        let read_row = |row: &PgRow| {
            let mut cursor = Cursor::flat(row);
            if !guarded || self.was_changed(&mut cursor)? {
                read.push(S::read(&mut cursor)?);
            }
            Ok(())
        };
        self.send(on, read_row).await?;
        Ok(read)
    }

    /// The row that comes back, if there is one.
    pub(in crate::query) async fn optional<'e, S: Shape<Kind = Flat>, E>(
        mut self,
        on: E,
    ) -> Result<Option<S::Row>, Error>
    where
        E: Executor<'e, Database = Postgres>,
    {
        let table = self.def.name.name;
        if !self.by_key && !matches!(self.verb, Verb::Insert { rows: Inserted::One(_), .. }) {
            let mut rows = self.rows::<S, E>(on).await?;
            return if rows.len() > 1 { Err(Error::TooManyRows { table }) } else { Ok(rows.pop()) };
        }
        self.refused()?;
        if self.is_nothing() {
            return Ok(None);
        }
        // What has no more than one row takes no stream.
        let (sql, arguments) = self.statement().finish()?;
        let mut observed = Observed::start(self.operation(), table, &sql);
        let row = on.fetch_optional(sqlx::query_with(AssertSqlSafe(sql), arguments)).await;
        let Some(row) = row.map_err(|error| self.known(observed.failed(error)))? else {
            observed.done(0);
            return Ok(None);
        };
        let mut cursor = Cursor::flat(&row);
        let changed = !self.is_guarded() || self.was_changed(&mut cursor)?;
        observed.done(u64::from(changed));
        changed.then(|| S::read(&mut cursor)).transpose()
    }

    /// How many rows there were.
    pub(in crate::query) async fn execute<'e, E: Executor<'e, Database = Postgres>>(
        mut self,
        on: E,
    ) -> Result<u64, Error> {
        self.refused()?;
        self.returning = Returning::Nothing;
        if self.is_nothing() {
            return Ok(0);
        }
        let (guarded, mut changed) = (self.is_guarded(), 0);
        let count_row = |row: &PgRow| {
            if guarded {
                changed += u64::from(self.was_changed(&mut Cursor::flat(row))?);
            }
            Ok(())
        };
        let count = self.send(on, count_row).await?;
        Ok(if guarded { changed } else { count })
    }

    /// The number of its rows, as PostgreSQL counts them.
    async fn send<'e, E: Executor<'e, Database = Postgres>>(
        &self,
        on: E,
        mut read: impl FnMut(&PgRow) -> Result<(), Error>,
    ) -> Result<u64, Error> {
        let (sql, arguments) = self.statement().finish()?;
        let mut observed = Observed::start(self.operation(), self.def.name.name, &sql);
        let mut results = on.fetch_many(sqlx::query_with(AssertSqlSafe(sql), arguments));
        let mut count = 0;
        while let Some(result) = results.try_next().await.map_err(|error| self.known(observed.failed(error)))? {
            match result {
                Either::Left(done) => count += done.rows_affected(),
                Either::Right(row) => read(&row)?,
            }
        }
        observed.done(count);
        Ok(count)
    }

    /// What the schema knows of a constraint that does not hold.
    fn known(&self, mut error: Error) -> Error {
        if let Error::Constraint(violation) = &mut error {
            violation.complete(self.def);
        }
        error
    }

    /// The first two columns of a guarded statement.
    fn was_changed(&self, cursor: &mut Cursor<'_>) -> Result<bool, Error> {
        let (there, changed) = (cursor.value::<bool>()?, cursor.value::<Option<bool>>()?);
        if there && changed.is_none() {
            return Err(Error::Stale { table: self.def.name.name });
        }
        Ok(changed.is_some())
    }
}
