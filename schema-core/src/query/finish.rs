//! What ends a statement that writes: rows that come back, one of them, or their number.

/// What ends a statement that writes. The futures stand in boxes, so that a mistake in a bound is told where the statement
/// runs, and not of the future, too.
macro_rules! finish {
    ([$($generics:tt)*] $type:ty $(, $bounds:tt: $bound:tt)?) => {
        impl<$($generics)*> $type {
            /// The text, with `$1`, `$2` … where values are bound.
            #[must_use]
            pub fn to_sql(&self) -> String {
                self.modify.to_sql()
            }

            /// Says where the statement comes from, as [`Select::tag`](crate::query::Select::tag).
            pub fn tag(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
                self.modify.tags.push((name.into(), value.into()));
                self
            }

            /// The plan of the statement, which does not run.
            ///
            /// # Errors
            /// As [`execute`](Self::execute); and if there is nothing to write.
            #[cfg(feature = "json")]
            pub async fn explain<'e, E>(self, on: E) -> Result<super::explain::Explained, crate::row::Error>
            where
                E: sqlx::Executor<'e, Database = sqlx::Postgres>,
                $($bounds: $bound,)?
            {
                self.modify.explained(super::explain::EXPLAIN, on).await
            }

            /// The plan of the statement, which runs and writes, with the time and the buffers that each node took. In a
            /// transaction that is rolled back nothing stays of it.
            ///
            /// # Errors
            /// As [`explain`](Self::explain).
            #[cfg(feature = "json")]
            pub async fn explain_analyze<'e, E>(self, on: E) -> Result<super::explain::Explained, crate::row::Error>
            where
                E: sqlx::Executor<'e, Database = sqlx::Postgres>,
                $($bounds: $bound,)?
            {
                self.modify.explained(super::explain::EXPLAIN_ANALYZE, on).await
            }

            /// Writes the rows and says how many they were.
            ///
            /// # Errors
            /// If a value breaks a rule of the schema, or the database says no.
            pub fn execute<'f, 'e: 'f, E>(self, on: E) -> futures_util::future::BoxFuture<'f, Result<u64, crate::row::Error>>
            where
                E: sqlx::Executor<'e, Database = sqlx::Postgres> + 'f,
                $($bounds: $bound,)?
            {
                Box::pin(self.modify.execute(on))
            }
        }

        impl<$($generics)*> $type
        where
            S: super::shape::Shape<Kind = super::shape::Flat>,
        {
            /// Writes the rows and gives them back as the database made them.
            ///
            /// # Errors
            /// If a value breaks a rule of the schema, or the database says no.
            pub fn all<'f, 'e: 'f, E>(
                self,
                on: E,
            ) -> futures_util::future::BoxFuture<'f, Result<Vec<S::Row>, crate::row::Error>>
            where
                S: 'f,
                E: sqlx::Executor<'e, Database = sqlx::Postgres> + 'f,
                $($bounds: $bound,)?
            {
                Box::pin(self.modify.rows::<S, E>(on))
            }

            /// Writes the row and gives it back as the database made it.
            ///
            /// # Errors
            /// [`NotFound`](crate::row::Error::NotFound) if there was none,
            /// [`TooManyRows`](crate::row::Error::TooManyRows) if there were more, which are written then; and as
            /// [`all`](Self::all).
            pub fn one<'f, 'e: 'f, E>(
                self,
                on: E,
            ) -> futures_util::future::BoxFuture<'f, Result<S::Row, crate::row::Error>>
            where
                S: 'f,
                E: sqlx::Executor<'e, Database = sqlx::Postgres> + 'f,
                $($bounds: $bound,)?
            {
                let table = self.modify.def.name.name;
                let row = self.optional(on);
                Box::pin(async move { row.await?.ok_or(crate::row::Error::NotFound { table }) })
            }

            /// Writes the row, if there is one, and gives it back as the database made it.
            ///
            /// # Errors
            /// [`TooManyRows`](crate::row::Error::TooManyRows) if there were more, which are written then; and as
            /// [`all`](Self::all).
            pub fn optional<'f, 'e: 'f, E>(
                self,
                on: E,
            ) -> futures_util::future::BoxFuture<'f, Result<Option<S::Row>, crate::row::Error>>
            where
                S: 'f,
                E: sqlx::Executor<'e, Database = sqlx::Postgres> + 'f,
                $($bounds: $bound,)?
            {
                Box::pin(self.modify.optional::<S, E>(on))
            }
        }
    };
}

pub(super) use finish;
