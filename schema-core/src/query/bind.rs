//! Fields from and to sqlx. A type that sqlx does not know gets one error, and none if it is no type of columns either,
//! since that has been told.
//!
//! Each question has three answers, tried in this order by the rules of method calls: the type fits; it is a type of
//! columns and should fit; it is neither.

use core::marker::PhantomData;

use sqlx::postgres::{PgHasArrayType, PgRow, Postgres};
use sqlx::{ColumnIndex, Decode, Encode, Type};

use super::write::Row;
use crate::declare::column_type::ColumnType;
use crate::row::Value;

/// A type that sqlx reads.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be read from a row",
    label = "sqlx does not know this type",
    note = "help: implement sqlx's `Type` and `Decode` for it, as `#[derive(sqlx::Type)]` does"
)]
pub trait Readable {}

impl<T: Type<Postgres> + for<'r> Decode<'r, Postgres>> Readable for T {}

/// A type that sqlx writes.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be written to a row",
    label = "sqlx does not know this type",
    note = "help: implement sqlx's `Type` and `Encode` for it, as `#[derive(sqlx::Type)]` does"
)]
pub trait Writable {}

impl<T: Type<Postgres> + for<'q> Encode<'q, Postgres>> Writable for T {}

/// Where a column is in a row: at a place, or where its name is.
#[derive(Clone, Copy)]
pub struct Place {
    name: &'static str,
    at: Option<usize>,
}

impl Place {
    /// A column that is so far after the first, or has this name.
    pub fn new(name: &'static str, from: Option<usize>, after: usize) -> Self {
        Self { name, at: from.map(|from| from + after) }
    }
}

/// What sqlx's errors show.
impl core::fmt::Debug for Place {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(self.name)
    }
}

impl ColumnIndex<PgRow> for Place {
    fn index(&self, row: &PgRow) -> Result<usize, sqlx::Error> {
        match self.at {
            Some(at) => at.index(row),
            None => self.name.index(row),
        }
    }
}

/// A field of type `T` to be read.
pub struct Field<T>(PhantomData<T>);

impl<T> Field<T> {
    /// A field.
    pub const NEW: Self = Self(PhantomData);
}

impl<T: Type<Postgres> + for<'r> Decode<'r, Postgres>> Field<T> {
    /// Reads the field.
    ///
    /// # Errors
    /// If the row has no such column, or its value is not a `T`.
    pub fn read(&self, row: &PgRow, place: Place) -> Result<T, sqlx::Error> {
        sqlx::Row::try_get(row, place)
    }
}

fn unread<T>(place: Place) -> Result<T, sqlx::Error> {
    Err(sqlx::Error::ColumnNotFound(place.name.to_owned()))
}

/// A type of columns that sqlx does not read.
pub trait NeedsDecode<T> {
    /// Asks for what is missing.
    fn read(&self, _row: &PgRow, place: Place) -> Result<T, sqlx::Error>
    where
        T: Readable,
    {
        unread(place)
    }
}

impl<T: ColumnType> NeedsDecode<T> for Field<T> {}

/// No type of columns at all.
pub trait Neither<T> {
    /// Stands in.
    fn read(&self, _row: &PgRow, place: Place) -> Result<T, sqlx::Error> {
        unread(place)
    }
}

impl<T> Neither<T> for &Field<T> {}

/// A value that travels.
pub trait Sent: for<'q> Encode<'q, Postgres> + Type<Postgres> + Send + Sync + 'static {}

impl<T: for<'q> Encode<'q, Postgres> + Type<Postgres> + Send + Sync + 'static> Sent for T {}

/// A value on its way: of a type that PostgreSQL has arrays of, of one that it has none of, of a type of columns that sqlx
/// does not write, or of no type of columns at all.
pub struct Bind<T>(pub Value<T>);

impl<T: Sent + PgHasArrayType> Bind<T> {
    /// A column of a new row.
    pub fn insert(self, row: &mut Row<'_>) {
        row.insert_array(self.0);
    }
}

/// A type without arrays: an array is one.
pub trait Alone<T> {
    /// A column of a new row.
    fn insert(self, row: &mut Row<'_>);
}

impl<T: Sent> Alone<T> for Bind<T> {
    fn insert(self, row: &mut Row<'_>) {
        row.insert(self.0);
    }
}

impl<T: Sent> Bind<T> {
    /// A column of an update, or of the key.
    pub fn update(self, row: &mut Row<'_>, name: &'static str) {
        row.update(name, self.0);
    }
}

/// A type of columns that sqlx does not write.
pub trait NeedsEncode<T>: Sized {
    /// Asks for what is missing.
    fn insert(self, _row: &mut Row<'_>)
    where
        T: Writable,
    {
    }

    /// Asks for what is missing.
    fn update(self, _row: &mut Row<'_>, _name: &'static str)
    where
        T: Writable,
    {
    }
}

impl<T: ColumnType> NeedsEncode<T> for &Bind<T> {}

/// No type of columns at all.
pub trait Nor: Sized {
    /// Stands in.
    fn insert(self, _row: &mut Row<'_>) {}

    /// Stands in.
    fn update(self, _row: &mut Row<'_>, _name: &'static str) {}
}

impl<T> Nor for &mut Bind<T> {}
