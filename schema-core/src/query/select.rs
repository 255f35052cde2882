//! `User::select()`: what is read, from where, which rows and in which order.

use core::marker::PhantomData;

use super::expr::{IntoCondition, Operand};
use super::fragment::Fragment;
use super::grouping::{AllRows, Grain, Grouped, Grouping, Ungrouped};
use super::nulls::{NoWindow, OfOneRow};
use super::order::IntoOrder;
use super::same_name::{Contains, IsNot};
use super::scope::{Around, Inner, Rows, Within};
use super::select_list::SelectList;
use super::selection::Selection;
use super::shape::{Picked, Replaced, Whole};
use super::source::{ReadRow, Source};
use super::statement::Query;

/// A SELECT over the tables of `Scope` that gives an `S` for each row, or for each group as `G` says.
#[must_use = "nothing is read until `all`, `one`, `optional`, `stream`, `count` or `exists`"]
pub struct Select<Scope, S, G = Ungrouped> {
    pub(super) query: Query,
    marker: PhantomData<fn() -> (Scope, S, G)>,
}

impl<Scope, S, G> Clone for Select<Scope, S, G> {
    fn clone(&self) -> Self {
        Self::new(self.query.clone())
    }
}

impl<Scope, S, G> core::fmt::Debug for Select<Scope, S, G> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        self.query.sql().fmt(f)
    }
}

/// What functions give that say which rows of a table to read, and leave to who calls them what else to say: how many, in
/// which order, with which relations or as which projection.
///
/// ```no_run
/// # fn main() {}
/// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/tables.rs"));
/// fn by_email(email: &str) -> SelectFrom<User> {
///     User::select().filter(User::email.eq(email))
/// }
/// ```
pub type SelectFrom<T> = Select<Rows<T>, Whole<T>>;

/// The rows of a table, view, alias or common table expression.
pub fn select<T: Source<Table: ReadRow>>() -> Select<(Inner<T>, ()), Whole<T>> {
    let key = T::Table::KEY;
    let columns = SelectList::row::<T>();
    Select::new(Query { table: T::FROM.name, alias: T::ALIAS, key, columns, from: from::<T>(), ..Query::default() })
}

/// A row of expressions without a table: what several sub-queries give, in one statement, or where a recursion begins.
///
/// ```no_run
/// # fn main() {}
/// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/tables.rs"));
/// # async fn example(pool: PgPool) -> Result<(), Box<dyn std::error::Error>> {
/// let users = scalar(User::select().columns(count()));
/// let (users, any): (Option<i64>, bool) =
///     select_values((users, exists(Order::select()))).one(&pool).await?;
/// # Ok(())
/// # }
/// ```
pub fn select_values<P: Selection<(), I>, I>(picked: P) -> Select<(), Picked<P::Shape>> {
    let mut columns = Vec::new();
    picked.columns(&mut columns);
    Select::new(Query { columns: columns.into(), ..Query::default() })
}

/// `"users"`, or `"employees" AS "manager"`.
pub(super) fn from<T: Source>() -> Fragment {
    let mut from = Fragment::table(T::FROM);
    if T::FROM.name != T::ALIAS {
        from.push(" AS ").append(Fragment::name(T::ALIAS));
    }
    from
}

impl<Scope, S, G> Select<Scope, S, G> {
    pub(super) fn new(query: Query) -> Self {
        Self { query, marker: PhantomData }
    }

    /// The text that is sent, with `$1`, `$2` … where values are bound.
    #[must_use]
    pub fn to_sql(&self) -> String {
        self.query.statement().into_sql()
    }

    /// Only rows for which the condition holds, and every one that was given before; `None` filters nothing.
    ///
    /// ```no_run
    /// # fn main() {}
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/tables.rs"));
    /// # async fn example(pool: PgPool) -> Result<(), Box<dyn std::error::Error>> {
    /// # let name: Option<&str> = None;
    /// User::select().filter(User::email.eq("a@b.c")).filter(name.map(|name| User::name.ilike(name)))
    /// # ; Ok(())
    /// # }
    /// ```
    pub fn filter<C: IntoCondition<Source: Within<Scope, I> + OfOneRow>, I>(mut self, condition: C) -> Self {
        Query::and(&mut self.query.filter, condition.into_condition());
        self
    }

    /// The tables of a query around this one, whose columns it may use then. A table that is in both has another name in
    /// this one, by [`alias!`](crate::alias): rustc could not tell which of them a column is of.
    ///
    /// ```no_run
    /// # fn main() {}
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/tables.rs"));
    /// # async fn example(pool: PgPool) -> Result<(), Box<dyn std::error::Error>> {
    /// exists(Order::select().correlated_to::<Customer>().filter(Order::customer_id.eq(Customer::id)))
    /// # ; Ok(())
    /// # }
    /// ```
    pub fn correlated_to<T: Source>(self) -> Select<Scope::Around, S, G>
    where
        Scope: Around<T> + Contains<Has<T>: IsNot<T>>,
    {
        Select::new(self.query)
    }

    /// What is read of each row, in place of all that there is: a column, an expression, or a tuple of them.
    pub fn columns<P, I>(self, picked: P) -> Select<Scope, Picked<P::Shape>, G::Columns<P::Grain>>
    where
        P: Selection<Scope, I>,
        G: Grouping,
        S: Replaced,
    {
        let mut query = self.query;
        let mut columns = Vec::new();
        picked.columns(&mut columns);
        query.columns = columns.into();
        query.of_all = P::Grain::OF_ALL;
        Select::new(query)
    }

    /// The order of the rows: `User::name.asc()`, or a tuple; what was given before comes first.
    pub fn order_by<O: IntoOrder<Source: Within<Scope, I>>, I>(mut self, order: O) -> Self {
        order.into_order(&mut self.query.order_by);
        self
    }

    /// Says where the statement comes from: a comment in its text, as sqlcommenter writes them, that shows in the server's
    /// log and in `pg_stat_activity`. Each tag of another value is another prepared statement.
    ///
    /// ```no_run
    /// # fn main() {}
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/tables.rs"));
    /// # async fn example(pool: PgPool) -> Result<(), Box<dyn std::error::Error>> {
    /// User::select().tag("route", "/users")
    /// # ; Ok(())
    /// # }
    /// ```
    pub fn tag(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.query.tags.push((name.into(), value.into()));
        self
    }

    /// At most so many rows.
    pub fn limit(mut self, count: u64) -> Self {
        self.query.limit = Some(number(count));
        self
    }

    /// Without the first so many rows. To go through many pages, [`page`](Self::page) is faster.
    pub fn offset(mut self, count: u64) -> Self {
        self.query.offset = Some(number(count));
        self
    }

    /// No row twice.
    pub fn distinct(mut self) -> Self {
        self.query.distinct = Some(Fragment::sql("DISTINCT"));
        self
    }

    /// The first row, in the order of [`order_by`](Self::order_by), of those with the same values of these.
    pub fn distinct_on<P: Selection<Scope, I>, I>(mut self, same: P) -> Self {
        let mut columns = Vec::new();
        same.columns(&mut columns);
        self.query.distinct = Some(Fragment::call("DISTINCT ON ", columns));
        self
    }

    /// One row for all rows with the same values of these.
    pub fn group_by<P: Selection<Scope, I, Grain: OfOneRow>, I>(mut self, same: P) -> Select<Scope, S, Grouped> {
        same.columns(&mut self.query.group_by);
        Select::new(self.query)
    }

    /// Only groups for which the condition holds.
    pub fn having<C: IntoCondition<Source: Within<Scope, I> + NoWindow>, I>(
        mut self,
        condition: C,
    ) -> Select<Scope, S, G::With<S, S, AllRows>>
    where
        G: Grouping,
    {
        Query::and(&mut self.query.having, condition.into_condition());
        Select::new(self.query)
    }
}

/// Bound, so that all pages are one prepared statement.
pub(super) fn number(count: u64) -> Fragment {
    Operand::<i64, _>::into_operand(i64::try_from(count).unwrap_or(i64::MAX))
}
