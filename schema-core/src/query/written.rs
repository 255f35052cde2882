//! What a statement that writes gives back, read by another.

use super::cte::{Gives, Named, named};
use super::delete::Delete;
use super::fragment::Fragment;
use super::insert::Insert;
use super::scope::Rows;
use super::select::Select;
use super::shape::Whole;
use super::update::{Said, Update, UpdateRows};
use crate::row::Error;

/// A statement that writes: an insert, an update, a delete.
#[diagnostic::on_unimplemented(
    message = "this is no statement that writes rows",
    label = "no insert, update or delete of rows that are said",
    note = "help: say which rows with `.filter(…)` or `.all_rows()`"
)]
pub trait Writes {
    /// What it gives back.
    type Shape;
    /// As SQL.
    #[doc(hidden)]
    fn into_fragment(self) -> Result<Fragment, Error>;
}

macro_rules! writes {
    ($([$($generics:tt)*] $type:ty;)*) => {$(
        impl<$($generics)*> Writes for $type {
            type Shape = S;

            fn into_fragment(self) -> Result<Fragment, Error> {
                self.modify.into_fragment()
            }
        }
    )*};
}

writes! {
    [T, S, C] Insert<T, S, C>;
    [T, S] Update<T, S>;
    [T, Scope, S] UpdateRows<T, Said, Scope, S>;
    [T, Scope, S] Delete<T, Said, Scope, S>;
}

/// Reads what a statement gives back: [`cte!`](crate::cte).
#[doc(hidden)]
pub fn written<T: Named, W: Writes<Shape: Gives<T::Columns>>>(write: W) -> Result<Select<Rows<T>, Whole<T>>, Error> {
    Ok(named("AS", false, write.into_fragment()?))
}
