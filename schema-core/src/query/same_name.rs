//! Names that a query would have twice: told while types are checked, as a name is a type.

use super::scope::{Combined, Inner, Outer, Outside};
use super::source::Source;
use crate::declare::name_id::{Answer, Id, No};

/// A scope, and which names its tables have.
pub trait Contains {
    /// Whether one of them is the name of `T`.
    type Has<T: Source>: Answer;
}

impl Contains for () {
    type Has<T: Source> = No;
}

impl<R: Contains> Contains for (Combined, R) {
    type Has<T: Source> = R::Has<T>;
}

macro_rules! contains {
    ($($kind:ident)*) => {$(
        impl<Other: Source, R: Contains> Contains for ($kind<Other>, R) {
            type Has<T: Source> = <<T::Id as Id>::Is<Other::Id> as Answer>::Or<R::Has<T>>;
        }
    )*};
}

contains!(Inner Outer Outside);

/// Said of whether a name is in a scope: it is not.
#[diagnostic::on_unimplemented(
    message = "`{T}` would be twice in this query by the same name",
    label = "`{T}` is here already, or around it",
    note = "help: give one of them another name: `alias!(Other = {T});`, then `Other::select()`, `.correlated_to::<Other>()` or `relation.to(Other)`, and `{T}::column.of(Other)`"
)]
pub trait IsNot<T> {}

impl<T> IsNot<T> for No {}
