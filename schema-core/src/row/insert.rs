//! `User::insert(…)`.

use sqlx::postgres::{PgRow, Postgres};
use sqlx::{AssertSqlSafe, Executor, FromRow};

use super::write::{Row, Statement};
use super::{Error, Violations};
use crate::declare::table::Table;

/// A table that rows can be inserted into; `#[table]` implements it.
#[doc(hidden)]
pub trait InsertRow: Table {
    /// The values of a new row.
    type Values: Send;
    /// The columns that an insert can give, by SQL name.
    const INSERTED: &'static [&'static str];
    /// What of the schema's rules the values break.
    fn check(values: &Self::Values, violations: &mut Violations);
    /// Writes the values in the order of the columns.
    fn write(values: Self::Values, row: &mut Row<'_>);
}

/// An INSERT in the making.
#[must_use = "nothing is inserted until `one`, `all` or `execute`"]
pub struct Insert<T: InsertRow> {
    rows: Vec<T::Values>,
}

impl<T: InsertRow> Insert<T> {
    #[doc(hidden)]
    pub fn one_row(row: T::Values) -> Self {
        Self { rows: vec![row] }
    }

    #[doc(hidden)]
    pub fn rows(rows: impl Iterator<Item = T::Values>) -> Self {
        Self { rows: rows.collect() }
    }

    fn statement(self, returning: bool) -> Result<(String, sqlx::postgres::PgArguments), Error> {
        let mut violations = Violations::default();
        self.rows.iter().for_each(|row| T::check(row, &mut violations));
        violations.into_result()?;
        let mut statement = Statement::new("INSERT INTO ");
        statement.table(T::NAME);
        write_rows::<T>(&mut statement, self.rows);
        if returning {
            statement.push(" RETURNING ").columns(&T::DEF);
        }
        statement.finish()
    }
}

impl<T> Insert<T>
where
    T: InsertRow + Send + Unpin + for<'r> FromRow<'r, PgRow>,
{
    /// Inserts the row and gives it back as the database made it.
    ///
    /// # Errors
    /// If a value breaks a rule of the schema, or the database says no.
    pub async fn one<'e, E: Executor<'e, Database = Postgres>>(self, executor: E) -> Result<T, Error> {
        let (sql, arguments) = self.statement(true)?;
        Ok(sqlx::query_as_with(AssertSqlSafe(sql), arguments).fetch_one(executor).await?)
    }

    /// Inserts the rows, in one statement, and gives them back as the database made them.
    ///
    /// # Errors
    /// If a value breaks a rule of the schema, or the database says no.
    pub async fn all<'e, E: Executor<'e, Database = Postgres>>(self, executor: E) -> Result<Vec<T>, Error> {
        if self.rows.is_empty() {
            return Ok(Vec::new());
        }
        let (sql, arguments) = self.statement(true)?;
        Ok(sqlx::query_as_with(AssertSqlSafe(sql), arguments).fetch_all(executor).await?)
    }
}

impl<T: InsertRow> Insert<T> {
    /// Inserts the rows, in one statement, and says how many they were.
    ///
    /// # Errors
    /// If a value breaks a rule of the schema, or the database says no.
    pub async fn execute<'e, E: Executor<'e, Database = Postgres>>(self, executor: E) -> Result<u64, Error> {
        if self.rows.is_empty() {
            return Ok(0);
        }
        let (sql, arguments) = self.statement(false)?;
        Ok(sqlx::query_with(AssertSqlSafe(sql), arguments).execute(executor).await?.rows_affected())
    }
}

/// `("a", "b") VALUES ($1, DEFAULT), …`; a table whose columns are all made by the database takes defaults only.
fn write_rows<T: InsertRow>(statement: &mut Statement, rows: Vec<T::Values>) {
    if T::INSERTED.is_empty() {
        write_defaults::<T>(statement, rows.len());
        return;
    }
    statement.push(" (");
    for (at, column) in T::INSERTED.iter().enumerate() {
        statement.push(if at > 0 { ", " } else { "" }).name(column);
    }
    statement.push(") VALUES ");
    for (at, values) in rows.into_iter().enumerate() {
        statement.push(if at > 0 { ", (" } else { "(" });
        T::write(values, &mut Row::new(statement));
        statement.push(")");
    }
}

/// `DEFAULT VALUES` makes one row only; naming a column DEFAULT works for any number.
fn write_defaults<T: InsertRow>(statement: &mut Statement, count: usize) {
    let Some(column) = T::DEF.columns.first().filter(|_| count > 1) else {
        statement.push(" DEFAULT VALUES");
        return;
    };
    statement.push(" (").name(column.name).push(") VALUES ");
    statement.push(&vec!["(DEFAULT)"; count].join(", "));
}
