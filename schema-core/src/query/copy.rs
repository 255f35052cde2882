//! `User::copy_in(…)`: very many rows, by COPY.

use core::marker::PhantomData;

use super::columns::Columns;
use super::insert::InsertRow;
use super::observe::Observed;
use super::session::Session;
use super::write::Row;
use crate::declare::table::Table;
use crate::row::write::Statement;
use crate::row::{Error, Violations};

/// So many bytes go at once.
const PIECE: usize = 64 * 1024;

/// A COPY in the making: the fastest way to insert rows, in binary format.
///
/// All rows have the same columns, those that any of them sets; a column that another row leaves out has to be one that is
/// NULL then. Nothing comes back, and no conflict is looked for. Rows of a failed COPY are not there. Fields of a composite
/// type and elements of an array have to be of PostgreSQL's own types: COPY does not say which others it means.
#[must_use = "nothing is copied until `execute`"]
pub struct CopyIn<T> {
    columns: Columns,
    violations: Violations,
    marker: PhantomData<fn() -> T>,
}

impl<T: InsertRow> CopyIn<T> {
    #[doc(hidden)]
    pub fn rows(rows: impl Iterator<Item = T::Values>) -> Self {
        let mut violations = Violations::none();
        let mut columns = Columns::new(T::DEF, T::INSERTED, rows.size_hint().0);
        for row in rows {
            T::check(&row, &mut violations);
            T::write(row, &mut Row::many(&mut columns));
        }
        Self { columns, violations, marker: PhantomData }
    }
}

impl<T: Table> CopyIn<T> {
    /// The text.
    #[must_use]
    pub fn to_sql(&self) -> String {
        let mut statement = Statement::default();
        statement.push("COPY ").table(T::NAME).push(" (");
        for (at, name) in self.columns.names().into_iter().enumerate() {
            statement.push(if at > 0 { ", " } else { "" }).name(name);
        }
        statement.push(") FROM STDIN (FORMAT binary)");
        statement.into_sql()
    }

    /// Copies the rows and says how many they were.
    ///
    /// # Errors
    /// If a value breaks a rule of the schema, rows set different columns, or the database says no.
    pub async fn execute<'c>(self, on: impl Into<Session<'c>>) -> Result<u64, Error> {
        let on = on.into();
        let sql = self.to_sql();
        self.violations.into_result()?;
        if self.columns.is_empty() {
            return Ok(0);
        }
        let bytes = self.columns.copied()?;
        let mut connection = on.connection().await?;
        let mut observed = Observed::start("COPY", T::NAME.name, &sql);
        let copied = async {
            let mut copy = connection.copy_in_raw(&sql).await?;
            for piece in bytes.chunks(PIECE) {
                copy.send(piece).await?;
            }
            copy.finish().await
        };
        let count = copied.await.map_err(|error| observed.failed(error))?;
        observed.done(count);
        Ok(count)
    }
}
