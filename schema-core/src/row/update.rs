//! `User::update(id).set(…)`.

use sqlx::postgres::{PgArguments, PgRow, Postgres};
use sqlx::{AssertSqlSafe, Executor, FromRow};

use super::write::{Row, Statement};
use super::{Error, Violations};
use crate::declare::table::Table;

/// A table whose rows can be updated; `#[table]` implements it, except for `append_only` tables.
#[diagnostic::on_unimplemented(
    message = "rows of `{Self}` are never updated",
    label = "this table has no update",
    note = "help: the table is `append_only`, or has no primary key or no column that may change"
)]
pub trait UpdateRow: Table {
    /// What an update can set: `UserUpdate`.
    type Changes: Send;
    /// The primary key's values.
    type Key: Send;
    /// Nothing is set.
    #[doc(hidden)]
    fn is_empty(changes: &Self::Changes) -> bool;
    /// What of the schema's rules the values break.
    #[doc(hidden)]
    fn check(changes: &Self::Changes, violations: &mut Violations);
    /// Writes what is set.
    #[doc(hidden)]
    fn write(changes: Self::Changes, row: &mut Row<'_>);
    /// Writes the condition on the key.
    #[doc(hidden)]
    fn write_key(key: Self::Key, row: &mut Row<'_>);
}

/// An UPDATE of one row in the making.
#[must_use = "nothing is updated until `one`, `optional` or `execute`"]
pub struct Update<T: UpdateRow> {
    key: T::Key,
    changes: Option<T::Changes>,
}

impl<T: UpdateRow> Update<T> {
    #[doc(hidden)]
    pub fn new(key: T::Key) -> Self {
        Self { key, changes: None }
    }

    /// What to set; what it does not mention stays.
    pub fn set(mut self, changes: T::Changes) -> Self {
        self.changes = Some(changes);
        self
    }

    /// An update that sets nothing reads the row: there is no UPDATE without a SET.
    fn statement(self) -> Result<(String, PgArguments), Error> {
        let mut statement = Statement::default();
        let writes = match self.changes {
            Some(changes) if !T::is_empty(&changes) => {
                let mut violations = Violations::default();
                T::check(&changes, &mut violations);
                violations.into_result()?;
                statement.push("UPDATE ").table(T::NAME).push(" SET ");
                T::write(changes, &mut Row::new(&mut statement));
                true
            }
            _ => {
                statement.push("SELECT ").columns(&T::DEF).push(" FROM ").table(T::NAME);
                false
            }
        };
        statement.push(" WHERE ");
        T::write_key(self.key, &mut Row::new(&mut statement));
        if writes {
            statement.push(" RETURNING ").columns(&T::DEF);
        }
        statement.finish()
    }
}

impl<T> Update<T>
where
    T: UpdateRow + Send + Unpin + for<'r> FromRow<'r, PgRow>,
{
    /// Updates the row and gives it back.
    ///
    /// # Errors
    /// If there is no such row, a value breaks a rule of the schema, or the database says no.
    pub async fn one<'e, E: Executor<'e, Database = Postgres>>(self, executor: E) -> Result<T, Error> {
        let (sql, arguments) = self.statement()?;
        Ok(sqlx::query_as_with(AssertSqlSafe(sql), arguments).fetch_one(executor).await?)
    }

    /// Updates the row, if it is there, and gives it back.
    ///
    /// # Errors
    /// If a value breaks a rule of the schema, or the database says no.
    pub async fn optional<'e, E: Executor<'e, Database = Postgres>>(self, executor: E) -> Result<Option<T>, Error> {
        let (sql, arguments) = self.statement()?;
        Ok(sqlx::query_as_with(AssertSqlSafe(sql), arguments).fetch_optional(executor).await?)
    }
}
