//! Statements in the making: quoted identifiers, and every value a bind parameter.

use std::fmt::Write as _;

use sqlx::Arguments;
use sqlx::error::BoxDynError;
use sqlx::postgres::{PgArguments, PgTypeInfo};

use super::Error;
use crate::declare::def::TableName;

/// A statement and the values bound to it.
#[derive(Default)]
pub(crate) struct Statement {
    sql: String,
    arguments: PgArguments,
    error: Option<Error>,
    /// How many parts around this one have the same values as one parameter.
    sharing: u32,
    /// The parameters that are shared, by their number.
    shared: Vec<(usize, Encoded)>,
}

/// A value's type and its bytes, where it is not NULL.
type Encoded = (PgTypeInfo, Option<Vec<u8>>);

impl Statement {
    /// Empty, with room for what most statements are, so that few grow.
    pub(crate) fn with_room() -> Self {
        Self { sql: String::with_capacity(256), ..Self::default() }
    }

    /// Adds a text.
    pub(crate) fn push(&mut self, sql: &str) -> &mut Self {
        self.sql.push_str(sql);
        self
    }

    /// Adds an identifier, in quotes.
    pub(crate) fn name(&mut self, name: &str) -> &mut Self {
        self.sql.push('"');
        if name.as_bytes().contains(&b'"') {
            self.sql.push_str(&name.replace('"', "\"\""));
        } else {
            self.sql.push_str(name);
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

    /// From here on, or no more, values that are the same are one parameter.
    pub(crate) fn share(&mut self, begins: bool) -> &mut Self {
        self.sharing = if begins { self.sharing + 1 } else { self.sharing.saturating_sub(1) };
        self
    }

    /// Adds a parameter for the value that `bind` adds, unless there is one with it that may be shared.
    pub(crate) fn bind(
        &mut self,
        encoded: impl FnOnce() -> Result<Encoded, BoxDynError>,
        bind: impl FnOnce(&mut PgArguments) -> Result<(), BoxDynError>,
    ) {
        if self.sharing > 0
            && let Ok(value) = encoded()
        {
            if let Some((number, _)) = self.shared.iter().find(|(_, other)| *other == value) {
                let number = *number;
                return self.parameter(number);
            }
            self.shared.push((self.arguments.len() + 1, value));
        }
        self.bind_with(bind);
    }

    /// Adds a parameter for the value that `bind` adds.
    pub(crate) fn bind_with(&mut self, bind: impl FnOnce(&mut PgArguments) -> Result<(), BoxDynError>) {
        if let Err(error) = bind(&mut self.arguments) {
            self.error.get_or_insert(Error::Encode(error));
        }
        self.parameter(self.arguments.len());
    }

    fn parameter(&mut self, number: usize) {
        self.sql.push('$');
        match u8::try_from(number) {
            // What most are costs no formatting.
            Ok(digit @ ..=9) => self.sql.push(char::from(b'0' + digit)),
            Ok(_) | Err(_) => _ = write!(self.sql, "{number}"),
        }
    }

    /// The text alone.
    pub(crate) fn into_sql(self) -> String {
        self.sql
    }

    /// The text and the values, unless a value could not be encoded.
    pub(crate) fn finish(self) -> Result<(String, PgArguments), Error> {
        match self.error {
            Some(error) => Err(error),
            None => Ok((self.sql, self.arguments)),
        }
    }
}
