//! `User::delete()`.

use core::marker::PhantomData;

use super::expr::IntoCondition;
use super::finish::finish;
use super::fragment::Fragment;
use super::grouping::OfOne;
use super::modify::{Modify, Returning, Verb};
use super::same_name::{Contains, IsNot};
use super::scope::{Inner, Rows, Within};
use super::select::{Select, from};
use super::selection::Selection;
use super::shape::{Picked, Whole};
use super::source::{ReadRow, Source};
use super::statement::Query;
use super::update::{Bounded, Keyed, Said, Unsaid, Versioned};
use crate::declare::table::Table;

/// A DELETE in the making.
///
/// ```no_run
/// # fn main() {}
/// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/tables.rs"));
/// # async fn example(pool: PgPool) -> Result<(), Box<dyn std::error::Error>> {
/// Order::delete().filter(Order::status.eq(OrderStatus::Open)).execute(&pool).await?
/// # ; Ok(())
/// # }
/// ```
#[must_use = "nothing is deleted until `all`, `one`, `optional` or `execute`"]
pub struct Delete<T, Which = Unsaid, Scope = Rows<T>, S = Whole<T>> {
    pub(super) modify: Modify,
    marker: PhantomData<fn() -> (T, Which, Scope, S)>,
}

#[doc(hidden)]
pub fn delete<T: Table + ReadRow>() -> Delete<T> {
    Delete::with(Modify::of::<T>(Verb::Delete))
}

#[doc(hidden)]
pub fn delete_by<T: Keyed + ReadRow>(key: T::Key) -> Delete<T, Said> {
    let mut delete = delete::<T>();
    delete.modify.find::<T>(key);
    Delete::with(delete.modify)
}

impl<T, Which, Scope, S> Delete<T, Which, Scope, S> {
    fn with(modify: Modify) -> Self {
        Self { modify, marker: PhantomData }
    }

    /// Another table, whose columns conditions can have: `DELETE … USING`. Say how its rows belong to those that are deleted
    /// with [`filter`](Self::filter).
    pub fn using<U: Source<Table: Table>>(mut self) -> Delete<T, Which, (Inner<U>, Scope), S>
    where
        Scope: Contains<Has<U>: IsNot<U>>,
    {
        self.modify.from.push(from::<U>());
        Delete::with(self.modify)
    }

    /// As [`using`](Self::using), of the rows of a query that has a name: a [`cte!`](crate::cte!).
    pub fn using_query<U: Source>(mut self, rows: Select<Rows<U>, Whole<U>>) -> Delete<T, Which, (Inner<U>, Scope), S>
    where
        Scope: Contains<Has<U>: IsNot<U>>,
    {
        let (source, filter) = rows.query.into_source(false);
        self.modify.from.push(source);
        Query::and(&mut self.modify.filter, filter);
        Delete::with(self.modify)
    }

    /// Only rows for which the condition holds, and every one that was given before. If all that were given are `None`, the
    /// delete is [refused](crate::row::Error::Unfiltered).
    pub fn filter<C: IntoCondition<Source: Within<Scope, I>>, I>(mut self, condition: C) -> Delete<T, Said, Scope, S> {
        Query::and(&mut self.modify.filter, condition.into_condition());
        Delete::with(self.modify)
    }

    /// All rows are meant.
    pub fn all_rows(mut self) -> Delete<T, Said, Scope, S> {
        self.modify.all_rows = true;
        Delete::with(self.modify)
    }

    /// What comes back of each row, in place of all that there is: a column, an expression, or a tuple of them.
    pub fn returning<P: Selection<Scope, I, Grain: OfOne>, I>(
        mut self,
        picked: P,
    ) -> Delete<T, Which, Scope, Picked<P::Shape>> {
        self.modify.returning = Returning::picked(picked);
        Delete::with(self.modify)
    }
}

impl<T: Versioned, Scope, S> Delete<T, Said, Scope, S> {
    /// Deletes the row only if nobody changed it since it was read: one with another version is
    /// [`Error::Stale`](crate::row::Error::Stale).
    pub fn if_version(mut self, version: T::Version) -> Self {
        self.modify.version = Some((T::VERSION, Fragment::bind(version)));
        self
    }
}

finish!([T, Which, Scope, S] Delete<T, Which, Scope, S>, Which: Bounded);
