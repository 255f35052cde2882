//! `User::insert_from(…)`: the rows of a SELECT.

use super::fragment::Fragment;
use super::grouping::OneGrain;
use super::insert::{Insert, start};
use super::select::Select;
use super::shape::{Picked, Scalar};
use super::source::ReadRow;
use crate::declare::fixed::Fixed;
use crate::declare::handle::Column;
use crate::declare::table::Table;

/// Columns of `T`, one or a tuple, that the rows of a SELECT with the shape `S` have values for.
#[diagnostic::on_unimplemented(
    message = "the columns and what is selected for them differ",
    label = "not columns of `{T}` with the types of what is selected",
    note = "help: pick one value for each column, in their order, with `columns((…))`"
)]
pub trait Fed<T, S> {
    /// Their names.
    #[doc(hidden)]
    fn names(self) -> Vec<&'static str>;
}

/// A type that is read, and what it can be written to.
#[diagnostic::on_unimplemented(
    message = "a column of type `{F}` does not take a selected `{Self}`",
    label = "the types differ",
    note = "help: what may be NULL goes into an `Option` only, and nothing into what the database makes itself"
)]
pub trait Feeds<F> {}

impl<V> Feeds<V> for V {}
impl<V> Feeds<Option<V>> for V {}
impl<V> Feeds<Fixed<V>> for V {}
impl<V> Feeds<Fixed<Option<V>>> for V {}

impl<T, F, V: Feeds<F>> Fed<T, Picked<Scalar<V>>> for Column<T, F> {
    fn names(self) -> Vec<&'static str> {
        vec![self.name()]
    }
}

macro_rules! tuples {
    ($($name:ident $field:ident $value:ident),+) => {
        impl<T, $($field, $value: Feeds<$field>),+> Fed<T, Picked<($(Scalar<$value>,)+)>> for ($(Column<T, $field>,)+) {
            fn names(self) -> Vec<&'static str> {
                let ($($name,)+) = self;
                vec![$($name.name()),+]
            }
        }
    };
}

macro_rules! every_tuple {
    ($name:ident $field:ident $value:ident) => { tuples!($name $field $value); };
    ($name:ident $field:ident $value:ident, $($rest:tt)+) => {
        tuples!($name $field $value, $($rest)+);
        every_tuple!($($rest)+);
    };
}

every_tuple!(a FA VA, b FB VB, c FC VC, d FD VD, e FE VE, f FF VF, g FG VG, h FH VH, i FI VI, j FJ VJ, k FK VK, l FL VL);

/// An INSERT of what a SELECT gives.
#[doc(hidden)]
pub fn insert_from<T: Table + ReadRow, Scope, S, G: OneGrain>(
    select: Select<Scope, S, G>,
    columns: impl Fed<T, S>,
) -> Insert<T> {
    let names = columns.names();
    let mut statement = Fragment::call(" ", names.iter().map(|name| Fragment::name(*name)));
    statement.push(" ").append(select.query.sql());
    Insert::new(start::<T>(vec![statement], names, Vec::new()))
}
