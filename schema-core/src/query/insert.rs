//! `User::insert(…)`.

use core::marker::PhantomData;

use super::columns::Columns;
use super::finish::finish;
use super::fragment::Fragment;
use super::grouping::OfOne;
use super::modify::{Inserted, Modify, Returning, Verb};
use super::scope::Rows;
use super::selection::Selection;
use super::shape::{Picked, Whole};
use super::source::ReadRow;
use super::write::Row;
use crate::declare::table::Table;
use crate::row::Violations;

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
///
/// One row is a parameter for each column that is set. Of several rows, each column is one parameter, an array: the text does
/// not depend on their number, which has no limit. Columns that no row sets are left out. Where one row gives a column that
/// another leaves to its default, values are parameters of their own with DEFAULT between them, as long as there are no
/// more than a statement takes (65,535); beyond that, rows that leave the same columns out come after each other.
///
/// A column of arrays of texts, numbers, booleans or UUIDs goes as an array of texts. Values of other arrays, and of a column
/// with a `sql_type`, are parameters of their own, and those that are too many are an error: [`copy_in`](super::CopyIn) has
/// no limit.
#[must_use = "nothing is inserted until `one`, `all`, `optional` or `execute`"]
pub struct Insert<T, S = Whole<T>, C = ()> {
    pub(super) modify: Modify,
    marker: PhantomData<fn() -> (T, S, C)>,
}

impl<T, S, C> Insert<T, S, C> {
    pub(super) fn new(modify: Modify) -> Self {
        Self { modify, marker: PhantomData }
    }

    /// What comes back of each row, in place of all that there is: a column, an expression, or a tuple of them.
    pub fn returning<P: Selection<Rows<T>, I, Grain: OfOne>, I>(mut self, picked: P) -> Insert<T, Picked<P::Shape>, C> {
        self.modify.returning = Returning::picked(picked);
        Insert::new(self.modify)
    }
}

impl<T: InsertRow + ReadRow> Insert<T> {
    #[doc(hidden)]
    pub fn one_row(row: T::Values) -> Self {
        let (mut violations, mut set) = (Violations::none(), Vec::with_capacity(T::INSERTED.len()));
        T::check(&row, &mut violations);
        T::write(row, &mut Row::one(T::INSERTED, &mut set));
        let mut modify = Modify::of::<T>(Verb::Insert { rows: Inserted::One(set), conflict: None });
        modify.refuse(violations);
        Self::new(modify)
    }

    #[doc(hidden)]
    pub fn rows(rows: impl Iterator<Item = T::Values>) -> Self {
        let (mut violations, room) = (Violations::none(), rows.size_hint().0);
        let mut columns = Columns::new(T::DEF, T::INSERTED, room);
        for (at, row) in rows.enumerate() {
            let before = violations.0.len();
            T::check(&row, &mut violations);
            violations.of_row(before, at);
            T::write(row, &mut Row::many(&mut columns));
        }
        let (names, partial) = (columns.names(), columns.partial());
        let (statements, error) = match columns.finish() {
            Ok(statements) => (statements, None),
            Err(error) => (Vec::new(), Some(error)),
        };
        let mut modify = start::<T>(statements, names, partial);
        modify.refuse(violations);
        modify.error = modify.error.or(error);
        Self::new(modify)
    }
}

/// An INSERT that gives back all there is of its rows.
pub(super) fn start<T: Table + ReadRow>(
    statements: Vec<Fragment>,
    columns: Vec<&'static str>,
    partial: Vec<&'static str>,
) -> Modify {
    Modify::of::<T>(Verb::Insert { rows: Inserted::Many { statements, columns, partial }, conflict: None })
}

finish!([T, S, C] Insert<T, S, C>);
