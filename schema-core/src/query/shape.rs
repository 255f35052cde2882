//! What a query gives for each row, and how it is read.

use core::marker::PhantomData;

use sqlx::postgres::{PgRow, Postgres};
use sqlx::{Decode, Row, Type};

use super::load::Children;
use super::source::{ReadRow, Source};
use crate::row::Error;

/// One statement gives it: any of sqlx's executors will do.
pub enum Flat {}

/// It takes more than one statement, on one connection: what sqlx's `Acquire` gives.
pub enum Nested {}

/// What a query gives for each row.
pub trait Shape {
    /// The type of a row.
    type Row: Send + 'static;
    /// [`Flat`], or [`Nested`].
    type Kind;
    /// Reads the next columns.
    ///
    /// # Errors
    /// If a value is not of the type that is asked for.
    fn read(cursor: &mut Cursor<'_>) -> Result<Self::Row, Error>;
}

/// A place in a row that came, and in what was loaded with it.
pub struct Cursor<'r> {
    pub(super) row: &'r PgRow,
    pub(super) column: usize,
    pub(super) children: &'r [Children],
    /// Which of its level's rows it is.
    pub(super) index: usize,
    pub(super) child: usize,
}

impl<'r> Cursor<'r> {
    pub(super) fn flat(row: &'r PgRow) -> Self {
        Self { row, column: 0, children: &[], index: 0, child: 0 }
    }

    fn advance(&mut self, by: usize) -> usize {
        let at = self.column;
        self.column += by;
        at
    }

    /// The next column.
    ///
    /// # Errors
    /// If its value is no `V`.
    pub fn value<V: Type<Postgres> + for<'d> Decode<'d, Postgres>>(&mut self) -> Result<V, Error> {
        let at = self.advance(1);
        self.row.try_get(at).map_err(|error| Error::decode(error, self.row, at))
    }

    /// The next columns, as a row of a table.
    ///
    /// # Errors
    /// If a value is not of its field's type.
    pub fn whole<T: ReadRow>(&mut self) -> Result<T, Error> {
        let at = self.advance(T::COLUMNS.len());
        T::read(self.row, Some(at)).map_err(|error| Error::decode(error, self.row, at))
    }

    /// The next columns, as a row of a table that an outer join may have missed.
    ///
    /// # Errors
    /// If a value is not of its field's type.
    pub fn maybe<T: ReadRow>(&mut self) -> Result<Option<T>, Error> {
        let at = self.column;
        let missing = match T::REQUIRED {
            Some(required) => self.is_null(at + required)?,
            None => (0..T::COLUMNS.len()).try_fold(true, |all, n| Ok::<_, Error>(all && self.is_null(at + n)?))?,
        };
        if missing {
            self.advance(T::COLUMNS.len());
            return Ok(None);
        }
        self.whole().map(Some)
    }

    fn is_null(&self, at: usize) -> Result<bool, Error> {
        let value = self.row.try_get_raw(at).map_err(|error| Error::decode(error, self.row, at))?;
        Ok(sqlx::ValueRef::is_null(&value))
    }
}

/// The whole row of a table.
pub struct Whole<T>(PhantomData<T>);

impl<T: Source<Table: ReadRow + Send>> Shape for Whole<T> {
    type Row = T::Table;
    type Kind = Flat;

    fn read(cursor: &mut Cursor<'_>) -> Result<T::Table, Error> {
        cursor.whole()
    }
}

/// The whole row of a table, if an outer join did not miss it.
pub struct Maybe<T>(PhantomData<T>);

impl<T: Source<Table: ReadRow + Send>> Shape for Maybe<T> {
    type Row = Option<T::Table>;
    type Kind = Flat;

    fn read(cursor: &mut Cursor<'_>) -> Result<Option<T::Table>, Error> {
        cursor.maybe()
    }
}

/// One value.
pub struct Scalar<V>(PhantomData<V>);

impl<V: Type<Postgres> + for<'r> Decode<'r, Postgres> + Send + 'static> Shape for Scalar<V> {
    type Row = V;
    type Kind = Flat;

    fn read(cursor: &mut Cursor<'_>) -> Result<V, Error> {
        cursor.value()
    }
}

/// What was picked by expressions; joins add nothing to it.
pub struct Picked<S>(PhantomData<S>);

impl<S: Shape> Shape for Picked<S> {
    type Row = S::Row;
    type Kind = S::Kind;

    fn read(cursor: &mut Cursor<'_>) -> Result<S::Row, Error> {
        S::read(cursor)
    }
}

/// A shape with another beside it, as a join makes it.
#[diagnostic::on_unimplemented(
    message = "a join cannot add rows to what this query gives",
    label = "this is no longer the row of a table",
    note = "help: join first, and say then with `columns` or `with` what is read"
)]
pub trait Beside<S> {
    /// Both.
    type Both;
    /// Whether the other's columns are asked for.
    const ADDS: bool = true;
}

impl<S, P> Beside<S> for Picked<P> {
    type Both = Self;
    const ADDS: bool = false;
}

impl<S, T> Beside<S> for Whole<T> {
    type Both = (Self, S);
}

impl<S, T> Beside<S> for Maybe<T> {
    type Both = (Self, S);
}

/// A shape in whose place another can be asked for.
#[diagnostic::on_unimplemented(
    message = "what comes with the rows would be left out",
    label = "after `with` or `project`",
    note = "help: say first what is read of the rows, with `columns`, and then what comes with them, with `with`"
)]
pub trait Replaced {}

impl<T> Replaced for Whole<T> {}
impl<T> Replaced for Maybe<T> {}
impl<S> Replaced for Picked<S> {}

/// All of it, as an outer join may miss it.
#[diagnostic::on_unimplemented(
    message = "a right or full join can miss what this query has picked already",
    label = "its types do not say that it may be missing",
    note = "help: join first, and say then with `columns` what is read"
)]
pub trait Missed {
    /// The shape.
    type Shape;
}

impl<T> Missed for Whole<T> {
    type Shape = Maybe<T>;
}

impl<T> Missed for Maybe<T> {
    type Shape = Maybe<T>;
}

macro_rules! tuples {
    ($($name:ident)+) => {
        impl<$($name: Shape<Kind = Flat>),+> Shape for ($($name,)+) {
            type Row = ($($name::Row,)+);
            type Kind = Flat;

            fn read(cursor: &mut Cursor<'_>) -> Result<Self::Row, Error> {
                Ok(($($name::read(cursor)?,)+))
            }
        }

        impl<$($name),+> Replaced for ($($name,)+) {}

        impl<$($name: Missed),+> Missed for ($($name,)+) {
            type Shape = ($($name::Shape,)+);
        }

        impl<Added, $($name),+> Beside<Added> for ($($name,)+) {
            type Both = ($($name,)+ Added);
        }
    };
}

macro_rules! every_tuple {
    ($first:ident) => { tuples!($first); };
    ($first:ident $($rest:ident)+) => {
        tuples!($first $($rest)+);
        every_tuple!($($rest)+);
    };
}

every_tuple!(A B C D E F G H I J K L M N O P);
