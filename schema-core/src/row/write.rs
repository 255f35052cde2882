//! Statements in the making: quoted identifiers, and every value a bind parameter.

use std::fmt::Write as _;

use sqlx::error::BoxDynError;
use sqlx::postgres::{PgArguments, Postgres};
use sqlx::{Arguments, Encode, Type};

use super::{Error, Value};
use crate::declare::def::{TableDef, TableName};

/// A statement and the values bound to it.
#[derive(Default)]
pub struct Statement {
    sql: String,
    arguments: PgArguments,
    error: Option<Error>,
}

impl Statement {
    /// A statement that starts with this text.
    pub(crate) fn new(sql: &str) -> Self {
        Self { sql: sql.to_owned(), ..Self::default() }
    }

    /// Adds a text.
    pub(crate) fn push(&mut self, sql: &str) -> &mut Self {
        self.sql.push_str(sql);
        self
    }

    /// Adds an identifier, in quotes.
    pub(crate) fn name(&mut self, name: &str) -> &mut Self {
        self.sql.push('"');
        for (at, part) in name.split('"').enumerate() {
            self.sql.push_str(if at > 0 { "\"\"" } else { "" });
            self.sql.push_str(part);
        }
        self.sql.push('"');
        self
    }

    /// Adds a table's name; `public` goes without saying, so that a search path can lead elsewhere.
    pub(crate) fn table(&mut self, table: TableName) -> &mut Self {
        if table.schema != "public" {
            self.name(table.schema).push(".");
        }
        self.name(table.name)
    }

    /// Adds a parameter and binds a value to it.
    pub fn bind<'q, T: Encode<'q, Postgres> + Type<Postgres> + 'q>(&mut self, value: T) {
        self.bind_with(|arguments| arguments.add(value));
    }

    /// Adds a parameter for the value that `bind` adds.
    pub(crate) fn bind_with(&mut self, bind: impl FnOnce(&mut PgArguments) -> Result<(), BoxDynError>) {
        if let Err(error) = bind(&mut self.arguments) {
            self.error.get_or_insert(Error::Encode(error));
        }
        _ = write!(self.sql, "${}", self.arguments.len());
    }

    /// The text alone.
    pub(crate) fn into_sql(self) -> String {
        self.sql
    }

    /// Adds DEFAULT, or a parameter with the value.
    pub fn value<'q, T: Encode<'q, Postgres> + Type<Postgres> + 'q>(&mut self, value: Value<T>) {
        match value {
            Value::Unset | Value::Default => {
                self.push("DEFAULT");
            }
            Value::Set(value) => self.bind(value),
        }
    }

    /// Adds the names of all of a table's columns.
    pub(crate) fn columns(&mut self, table: &TableDef) -> &mut Self {
        for (at, column) in table.columns.iter().enumerate() {
            if at > 0 {
                self.push(", ");
            }
            self.name(column.name);
        }
        self
    }

    /// The text and the values, unless a value could not be encoded.
    pub(crate) fn finish(self) -> Result<(String, PgArguments), Error> {
        match self.error {
            Some(error) => Err(error),
            None => Ok((self.sql, self.arguments)),
        }
    }
}

/// The values of one row, one after the other.
pub struct Row<'s> {
    statement: &'s mut Statement,
    first: bool,
}

impl<'s> Row<'s> {
    pub(super) fn new(statement: &'s mut Statement) -> Self {
        Self { statement, first: true }
    }

    fn separate(&mut self) {
        if !self.first {
            self.statement.push(", ");
        }
        self.first = false;
    }

    /// A column of a new row.
    pub fn insert<'q, T: Encode<'q, Postgres> + Type<Postgres> + 'q>(&mut self, value: Value<T>) {
        self.separate();
        self.statement.value(value);
    }

    /// A column of an update: written only if it is set.
    pub fn update<'q, T: Encode<'q, Postgres> + Type<Postgres> + 'q>(&mut self, column: &str, value: Value<T>) {
        if value.is_unset() {
            return;
        }
        self.separate();
        self.statement.name(column).push(" = ");
        self.statement.value(value);
    }

    /// A column of the key that the rows are found by.
    pub fn key<'q, T: Encode<'q, Postgres> + Type<Postgres> + 'q>(&mut self, column: &str, value: T) {
        if !self.first {
            self.statement.push(" AND ");
        }
        self.first = false;
        self.statement.name(column).push(" = ");
        self.statement.bind(value);
    }
}
