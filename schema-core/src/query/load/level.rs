//! The rows of a level: read while the database sends more, where nothing comes with them in turn and each belongs to one
//! row; kept as they came otherwise.

use std::any::Any;
use std::cell::Cell;

use sqlx::postgres::PgRow;

use crate::query::shape::{Cursor, Shape};
use crate::row::Error;

pub(super) enum Level {
    Kept(Vec<PgRow>),
    Read(Box<dyn Reads>),
}

impl Default for Level {
    fn default() -> Self {
        Self::Kept(Vec::new())
    }
}

impl Level {
    pub(super) fn push(&mut self, row: PgRow) -> Result<(), Error> {
        match self {
            Self::Kept(rows) => rows.push(row),
            Self::Read(rows) => rows.read(&row)?,
        }
        Ok(())
    }

    /// The rows that were read, each to be taken once, or those that are to be.
    pub(super) fn of<R: 'static>(&self) -> Result<&[Cell<Option<R>>], &[PgRow]> {
        match self {
            Self::Kept(rows) => Err(rows),
            Self::Read(rows) => Ok(rows.as_any().downcast_ref::<Rows<R>>().map_or(&[], |rows| &rows.rows)),
        }
    }
}

/// Reads rows while they come.
pub(in crate::query) trait Reads: Send {
    /// Reads one.
    ///
    /// # Errors
    /// If a value is not of its type.
    fn read(&mut self, row: &PgRow) -> Result<(), Error>;
    /// All of them.
    fn as_any(&self) -> &dyn Any;
}

struct Rows<R> {
    read: fn(&mut Cursor<'_>) -> Result<R, Error>,
    rows: Vec<Cell<Option<R>>>,
}

impl<R: Send + 'static> Reads for Rows<R> {
    fn read(&mut self, row: &PgRow) -> Result<(), Error> {
        let row = (self.read)(&mut Cursor::flat(row))?;
        self.rows.push(Cell::new(Some(row)));
        Ok(())
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// Reads rows of a shape.
pub(in crate::query) fn reading<S: Shape>() -> Box<dyn Reads> {
    Box::new(Rows { read: S::read, rows: Vec::new() })
}
