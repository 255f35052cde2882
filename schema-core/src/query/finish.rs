//! What ends a statement that writes: rows that come back, one of them, or their number.

/// What ends a statement that writes.
macro_rules! finish {
    ([$($generics:tt)*] $type:ty $(, $bounds:tt: $bound:tt)?) => {
        impl<$($generics)*> $type {
            /// The text, with `$1`, `$2` … where values are bound.
            #[must_use]
            pub fn to_sql(&self) -> String {
                self.modify.to_sql()
            }

            /// Writes the rows and says how many they were.
            ///
            /// # Errors
            /// If a value breaks a rule of the schema, or the database says no.
            pub async fn execute<'e, E>(self, on: E) -> Result<u64, crate::row::Error>
            where
                E: sqlx::Executor<'e, Database = sqlx::Postgres>,
                $($bounds: $bound,)?
            {
                self.modify.execute(on).await
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
            pub async fn all<'e, E>(self, on: E) -> Result<Vec<S::Row>, crate::row::Error>
            where
                E: sqlx::Executor<'e, Database = sqlx::Postgres>,
                $($bounds: $bound,)?
            {
                self.modify.rows::<S, E>(on).await
            }

            /// Writes the row and gives it back as the database made it.
            ///
            /// # Errors
            /// [`NotFound`](crate::row::Error::NotFound) if there was none,
            /// [`TooManyRows`](crate::row::Error::TooManyRows) if there were more, which are written then; and as
            /// [`all`](Self::all).
            pub async fn one<'e, E>(self, on: E) -> Result<S::Row, crate::row::Error>
            where
                E: sqlx::Executor<'e, Database = sqlx::Postgres>,
                $($bounds: $bound,)?
            {
                let table = self.modify.def.name.name;
                self.optional(on).await?.ok_or(crate::row::Error::NotFound { table })
            }

            /// Writes the row, if there is one, and gives it back as the database made it.
            ///
            /// # Errors
            /// [`TooManyRows`](crate::row::Error::TooManyRows) if there were more, which are written then; and as
            /// [`all`](Self::all).
            pub async fn optional<'e, E>(self, on: E) -> Result<Option<S::Row>, crate::row::Error>
            where
                E: sqlx::Executor<'e, Database = sqlx::Postgres>,
                $($bounds: $bound,)?
            {
                let table = self.modify.def.name.name;
                let mut rows = self.modify.rows::<S, E>(on).await?;
                if rows.len() > 1 { Err(crate::row::Error::TooManyRows { table }) } else { Ok(rows.pop()) }
            }
        }
    };
}

pub(super) use finish;
