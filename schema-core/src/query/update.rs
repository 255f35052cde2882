//! `User::update(id).set(…)`.

use core::marker::PhantomData;

use super::modify::{Modify, Verb, finish};
use super::scope::Rows;
use super::select::columns_of;
use super::selection::Selection;
use super::shape::{Picked, Whole};
use super::source::ReadRow;
use super::write::Row;
use crate::declare::table::Table;
use crate::row::Violations;

/// A table whose rows can be updated; `#[table]` implements it, except for `append_only` tables.
#[diagnostic::on_unimplemented(
    message = "rows of `{Self}` are never updated",
    label = "this table has no update",
    note = "help: the table is `append_only`, or has no primary key or no column that may change"
)]
pub trait UpdateRow: Table {
    /// What an update can set: `UserUpdate`.
    type Changes: Send;
    /// The primary key's values.
    type Key: Send;
    /// What of the schema's rules the values break.
    #[doc(hidden)]
    fn check(changes: &Self::Changes, violations: &mut Violations);
    /// Writes what is set.
    #[doc(hidden)]
    fn write(changes: Self::Changes, row: &mut Row<'_>);
    /// Writes the key's columns.
    #[doc(hidden)]
    fn write_key(key: Self::Key, row: &mut Row<'_>);
}

/// An UPDATE of one row in the making.
///
/// One that sets nothing reads the row: there is no UPDATE without a SET.
#[must_use = "nothing is updated until `one`, `optional` or `execute`"]
pub struct Update<T, S = Whole<T>> {
    modify: Modify,
    marker: PhantomData<fn() -> (T, S)>,
}

impl<T, S> Update<T, S> {
    fn with(modify: Modify) -> Self {
        Self { modify, marker: PhantomData }
    }

    /// What comes back of the row, in place of all that there is: a column, an expression, or a tuple of them.
    pub fn returning<P: Selection<Rows<T>, I>, I>(mut self, picked: P) -> Update<T, Picked<P::Shape>> {
        self.modify.returning.clear();
        picked.columns(&mut self.modify.returning);
        Update::with(self.modify)
    }
}

impl<T: UpdateRow + ReadRow> Update<T> {
    #[doc(hidden)]
    pub fn new(key: T::Key) -> Self {
        let mut modify = Modify::new(T::NAME, T::NAME.name, Verb::Select);
        columns_of::<T>(&mut modify.returning);
        let mut columns = Vec::new();
        T::write_key(key, &mut Row::one(&[], &mut columns));
        modify.find(columns);
        Self::with(modify)
    }

    /// What to set; what it does not mention stays.
    pub fn set(mut self, changes: T::Changes) -> Self {
        let (mut violations, mut set) = (Violations::none(), Vec::new());
        T::check(&changes, &mut violations);
        T::write(changes, &mut Row::one(&[], &mut set));
        self.modify.refuse(violations);
        self.modify.verb = if set.is_empty() { Verb::Select } else { Verb::Update(set) };
        self
    }
}

finish!([T, S] Update<T, S>);
