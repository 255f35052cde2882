//! `User::update(id).set(…)`, and `User::update_rows().set(User::age, …)`.

use core::marker::PhantomData;

use super::expr::IntoCondition;
use super::finish::finish;
use super::fragment::{Fragment, Level};
use super::grouping::OfOne;
use super::modify::{Modify, Returning, Verb};
use super::same_name::{Contains, IsNot};
use super::scope::{Inner, Rows, Within};
use super::select::{Select, from};
use super::selection::Selection;
use super::set::{Assign, Changeable};
use super::shape::{Picked, Whole};
use super::source::{ReadRow, Source};
use super::statement::Query;
use super::write::Row;
use crate::declare::column_type::ColumnType;
use crate::declare::handle::Column;
use crate::declare::table::Table;
use crate::row::Violations;

/// A table whose rows can be updated; `#[table]` implements it, except for `append_only` tables.
#[diagnostic::on_unimplemented(
    message = "rows of `{Self}` are never updated",
    label = "this table has no update",
    note = "help: the table is `append_only`, or has no primary key or no column that may change"
)]
pub trait UpdateRow: Keyed {
    /// What an update can set: `UserUpdate`.
    type Changes: Send;
    /// What of the schema's rules the values break.
    #[doc(hidden)]
    fn check(changes: &Self::Changes, violations: &mut Violations);
    /// Writes what is set.
    #[doc(hidden)]
    fn write(changes: Self::Changes, row: &mut Row<'_>);
}

/// A table with a primary key; `#[table]` implements it.
#[diagnostic::on_unimplemented(
    message = "no row of `{Self}` can be found by its key",
    label = "this table has no primary key",
    note = "help: say which rows with `filter(…)`"
)]
pub trait Keyed: Table {
    /// The primary key's values.
    type Key: Send;
    /// Writes the key's columns.
    #[doc(hidden)]
    fn write_key(key: Self::Key, row: &mut Row<'_>);
}

/// A table with a `#[column(version)]`; `#[table]` implements it.
#[diagnostic::on_unimplemented(
    message = "rows of `{Self}` have no version",
    label = "this table has no `version` column",
    note = "help: put `#[column(version, default = 1)]` on a field with a whole number"
)]
pub trait Versioned: Table {
    /// The type of the version.
    type Version: super::bind::Sent;
    /// The column.
    #[doc(hidden)]
    const VERSION: &'static str;
}

/// An UPDATE of one row in the making.
///
/// One that sets nothing reads the row: there is no UPDATE without a SET.
#[must_use = "nothing is updated until `one`, `optional` or `execute`"]
pub struct Update<T, S = Whole<T>> {
    pub(super) modify: Modify,
    marker: PhantomData<fn() -> (T, S)>,
}

impl<T, S> Update<T, S> {
    fn with(modify: Modify) -> Self {
        Self { modify, marker: PhantomData }
    }

    /// What comes back of the row, in place of all that there is: a column, an expression, or a tuple of them.
    pub fn returning<P: Selection<Rows<T>, I, Grain: OfOne>, I>(mut self, picked: P) -> Update<T, Picked<P::Shape>> {
        self.modify.returning = Returning::picked(picked);
        Update::with(self.modify)
    }
}

impl<T: UpdateRow + ReadRow> Update<T> {
    #[doc(hidden)]
    pub fn new(key: T::Key) -> Self {
        let mut modify = Modify::of::<T>(Verb::Select);
        modify.find::<T>(key);
        Self::with(modify)
    }
}

impl<T: UpdateRow, S> Update<T, S> {
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

impl<T: Versioned, S> Update<T, S> {
    /// Updates the row only if nobody else did since it was read: a row with another version is
    /// [`Error::Stale`](crate::row::Error::Stale), and one that is not there is not found.
    ///
    /// ```no_run
    /// # fn main() {}
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/tables.rs"));
    /// # async fn example(pool: PgPool) -> Result<(), Box<dyn std::error::Error>> {
    /// # let page = Page::select().first(&pool).await?.unwrap();
    /// # let changes = PageUpdate::new().text("new");
    /// let page = Page::update(page.id).set(changes).if_version(page.version).one(&pool).await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn if_version(mut self, version: T::Version) -> Self {
        self.modify.version = Some((T::VERSION, Fragment::bind(version)));
        self
    }
}

finish!([T, S] Update<T, S>);

/// Which rows are meant is not said yet.
pub struct Unsaid;

/// Which rows are meant is said.
pub struct Said;

/// An UPDATE of rows in the making, column by column.
///
/// ```no_run
/// # fn main() {}
/// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/tables.rs"));
/// # async fn example(pool: PgPool) -> Result<(), Box<dyn std::error::Error>> {
/// Customer::update_rows()
///     .set(Customer::age, Customer::age.plus(1))
///     .set(Customer::name, Null)
///     .filter(Customer::active)
///     .execute(&pool).await?
/// # ; Ok(())
/// # }
/// ```
#[must_use = "nothing is updated until `all`, `one`, `optional` or `execute`"]
pub struct UpdateRows<T, Which = Unsaid, Scope = Rows<T>, S = Whole<T>> {
    pub(super) modify: Modify,
    marker: PhantomData<fn() -> (T, Which, Scope, S)>,
}

#[doc(hidden)]
pub fn update_rows<T: Table + ReadRow>() -> UpdateRows<T> {
    UpdateRows::with(Modify::of::<T>(Verb::Update(Vec::new())))
}

#[doc(hidden)]
pub fn soft_delete<T: Keyed + ReadRow>(key: T::Key, column: &'static str, delete: bool) -> UpdateRows<T, Said> {
    let UpdateRows { mut modify, .. } = update_rows::<T>();
    modify.find::<T>(key);
    let (value, before) = if delete { ("now()", " IS NULL") } else { ("NULL", " IS NOT NULL") };
    let is = Fragment::column(modify.def.name.name, column).followed(before, Level::Comparison);
    Query::and(&mut modify.filter, Some(is));
    UpdateRows::with(modify).column(column, Fragment::sql(value))
}

impl<T: Versioned, Scope, S> UpdateRows<T, Said, Scope, S> {
    /// Updates the row only if nobody else did since it was read: one with another version is
    /// [`Error::Stale`](crate::row::Error::Stale).
    pub fn if_version(mut self, version: T::Version) -> Self {
        self.modify.version = Some((T::VERSION, Fragment::bind(version)));
        self
    }
}

impl<T, Which, Scope, S> UpdateRows<T, Which, Scope, S> {
    fn with(modify: Modify) -> Self {
        Self { modify, marker: PhantomData }
    }

    fn column(mut self, name: &'static str, value: Fragment) -> Self {
        if let Verb::Update(set) = &mut self.modify.verb {
            set.retain(|(other, _)| *other != name);
            set.push((name, value));
        }
        self
    }

    /// Sets a column: to a value, to another column or to an expression, to [`Null`](crate::Null) or to
    /// [`Default`](struct@crate::Default). An update that sets none does nothing.
    pub fn set<F: Changeable, X: Assign<F, Scope, W>, W>(mut self, column: Column<T, F>, to: X) -> Self {
        let value = self.modify.value(column.name(), to);
        self.column(column.name(), value)
    }

    /// Sets a column to NULL.
    pub fn set_null<F>(self, column: Column<T, Option<F>>) -> Self
    where
        Option<F>: ColumnType,
    {
        self.column(column.name(), Fragment::sql("NULL"))
    }

    /// Sets a column to its default.
    pub fn set_default<F: Changeable>(self, column: Column<T, F>) -> Self {
        self.column(column.name(), Fragment::sql("DEFAULT"))
    }

    /// Another table, whose columns expressions and conditions can have: `UPDATE … FROM`. Say how its rows belong to those
    /// that are updated with [`filter`](Self::filter).
    pub fn from<U: Source<Table: Table>>(mut self) -> UpdateRows<T, Which, (Inner<U>, Scope), S>
    where
        Scope: Contains<Has<U>: IsNot<U>>,
    {
        self.modify.from.push(from::<U>());
        UpdateRows::with(self.modify)
    }

    /// As [`from`](Self::from), of the rows of a query that has a name: a [`cte!`](crate::cte!).
    pub fn from_query<U: Source>(
        mut self,
        rows: Select<Rows<U>, Whole<U>>,
    ) -> UpdateRows<T, Which, (Inner<U>, Scope), S>
    where
        Scope: Contains<Has<U>: IsNot<U>>,
    {
        let (source, filter) = rows.query.into_source(false);
        self.modify.from.push(source);
        Query::and(&mut self.modify.filter, filter);
        UpdateRows::with(self.modify)
    }

    /// Only rows for which the condition holds, and every one that was given before. If all that were given are `None`, the
    /// update is [refused](crate::row::Error::Unfiltered).
    pub fn filter<C: IntoCondition<Source: Within<Scope, I>>, I>(
        mut self,
        condition: C,
    ) -> UpdateRows<T, Said, Scope, S> {
        Query::and(&mut self.modify.filter, condition.into_condition());
        UpdateRows::with(self.modify)
    }

    /// All rows are meant.
    pub fn all_rows(mut self) -> UpdateRows<T, Said, Scope, S> {
        self.modify.all_rows = true;
        UpdateRows::with(self.modify)
    }

    /// What comes back of each row, in place of all that there is: a column, an expression, or a tuple of them.
    pub fn returning<P: Selection<Scope, I, Grain: OfOne>, I>(
        mut self,
        picked: P,
    ) -> UpdateRows<T, Which, Scope, Picked<P::Shape>> {
        self.modify.returning = Returning::picked(picked);
        UpdateRows::with(self.modify)
    }
}

finish!([T, Which, Scope, S] UpdateRows<T, Which, Scope, S>, Which: Bounded);

/// Which rows are written is said.
#[diagnostic::on_unimplemented(
    message = "which rows are written is not said",
    label = "neither `filter(…)` nor `all_rows()`",
    note = "help: say which with `.filter(…)`, or that all are meant with `.all_rows()`"
)]
pub trait Bounded {}

impl Bounded for Said {}
