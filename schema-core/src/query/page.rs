//! Keyset pagination: a page begins after the last row of the one before, wherever rows came or went meanwhile.

use core::marker::PhantomData;

use sqlx::{Row, ValueRef};

use super::expr::IntoExpr;
use super::fragment::{Fragment, Level};
use super::order::{Ascending, Order};
use super::run::Run;
use super::scope::{Closed, Optional, Required, Within};
use super::select::{Select, number};
use super::shape::{Cursor, Shape};
use super::statement::Query;
use crate::row::Error;
use crate::row::raw::Raw;

mod cursor;

pub use cursor::{BadCursor, PageCursor};

/// Some of the rows, and where the next ones begin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page<R> {
    /// The rows.
    pub rows: Vec<R>,
    /// What to give for the next page; `None` after the last one.
    pub next: Option<PageCursor>,
    /// How many rows there are on all pages: if [`with_total`](Paged::with_total) asked, and this page has a row.
    pub total: Option<i64>,
}

/// One of the expressions that say where in the order a row stands.
#[derive(Clone, Debug)]
pub struct Key {
    order: Fragment,
    expression: Fragment,
    descending: bool,
    nulls_first: bool,
    nullable: bool,
}

impl Key {
    /// Rows that come after this value.
    fn beyond(&self, value: Option<&Raw>) -> Option<Fragment> {
        let Some(value) = value else {
            return self.nulls_first.then(|| self.expression.clone().followed(" IS NOT NULL", Level::Comparison));
        };
        let beyond = self.compared(if self.descending { "<" } else { ">" }, value);
        Some(if self.nullable && !self.nulls_first {
            beyond.binary("OR", self.expression.clone().followed(" IS NULL", Level::Comparison), Level::Or)
        } else {
            beyond
        })
    }

    fn equal(&self, value: Option<&Raw>) -> Fragment {
        match value {
            Some(value) => self.compared("=", value),
            None => self.expression.clone().followed(" IS NULL", Level::Comparison),
        }
    }

    fn compared(&self, operator: &'static str, value: &Raw) -> Fragment {
        self.expression.clone().binary(operator, Fragment::bind(value.clone()), Level::Comparison)
    }
}

/// Rows that come after the one with these values.
fn after(keys: &[Key], values: &[Option<Raw>]) -> Fragment {
    let alike = keys.iter().all(|key| !key.nullable && key.descending == keys[0].descending);
    if alike && values.iter().all(Option::is_some) {
        let operator = if keys.first().is_some_and(|key| key.descending) { "<" } else { ">" };
        let row = Fragment::call("", keys.iter().map(|key| key.expression.clone()));
        let values = Fragment::call("", values.iter().flatten().map(|value| Fragment::bind(value.clone())));
        return row.binary(operator, values, Level::Comparison);
    }
    let mut rest: Option<Fragment> = None;
    for (key, value) in keys.iter().zip(values).rev() {
        let tied = rest.map(|rest| key.equal(value.as_ref()).binary("AND", rest, Level::And));
        rest = match (key.beyond(value.as_ref()), tied) {
            (Some(beyond), Some(tied)) => Some(beyond.binary("OR", tied, Level::Or)),
            (beyond, tied) => beyond.or(tied),
        };
    }
    let rest = rest.unwrap_or_else(|| Fragment::sql("false"));
    match (keys.first(), values.first()) {
        // Says nothing new, and gives an index somewhere to begin.
        (Some(key), Some(Some(value))) if !key.nullable && keys.len() > 1 => {
            let from = key.compared(if key.descending { "<=" } else { ">=" }, value);
            from.binary("AND", rest, Level::And)
        }
        _ => rest,
    }
}

/// Whether an expression can be NULL, as a value.
pub trait Nullness {
    /// It can.
    const NULLABLE: bool;
}

impl Nullness for Required {
    const NULLABLE: bool = false;
}

impl Nullness for Optional {
    const NULLABLE: bool = true;
}

/// How many keys there are, as a type: `[(); 2]`.
pub trait Keys {
    /// The number.
    const COUNT: usize;
}

impl<const N: usize> Keys for [(); N] {
    const COUNT: usize = N;
}

/// An order in which each row has a place of its own, since the last of its expressions is unique: a column, an
/// expression, `….desc()`, or a tuple of them.
#[diagnostic::on_unimplemented(
    message = "pages cannot follow the order of a `{Self}`",
    label = "no order of this query's rows",
    note = "help: give a column, an expression, `….desc()`, or a tuple of them; the last should be unique: `(User::created_at.desc(), User::id)`"
)]
pub trait Keyset<Scope, I> {
    /// How many expressions there are.
    type Keys: Keys;
    /// Adds them.
    #[doc(hidden)]
    fn into_keys(self, keys: &mut Vec<Key>);
}

impl<Scope, S: Within<Scope, I, Null: Nullness>, I> Keyset<Scope, I> for Order<S> {
    type Keys = [(); 1];

    fn into_keys(self, keys: &mut Vec<Key>) {
        let Order { fragment: order, expression, descending, nulls_first, .. } = self;
        keys.push(Key { order, expression, descending, nulls_first, nullable: <S::Null as Nullness>::NULLABLE });
    }
}

impl<Scope, E: IntoExpr<Source: Within<Scope, I, Null: Nullness>>, I> Keyset<Scope, Ascending<I>> for E {
    type Keys = [(); 1];

    fn into_keys(self, keys: &mut Vec<Key>) {
        let order = self.into_expr().fragment;
        let nullable = <<E::Source as Within<Scope, I>>::Null as Nullness>::NULLABLE;
        keys.push(Key { order: order.clone(), expression: order, descending: false, nulls_first: false, nullable });
    }
}

macro_rules! tuples {
    ($count:literal $($name:ident $index:ident),+) => {
        impl<Scope, $($name: Keyset<Scope, $index>, $index),+> Keyset<Scope, ($($index,)+)> for ($($name,)+) {
            type Keys = [(); $count];

            #[allow(non_snake_case, reason = "a name for each type")]
            fn into_keys(self, keys: &mut Vec<Key>) {
                let ($($name,)+) = self;
                $($name.into_keys(keys);)+
            }
        }
    };
}

tuples!(1 A IA);
tuples!(2 A IA, B IB);
tuples!(3 A IA, B IB, C IC);
tuples!(4 A IA, B IB, C IC, D ID);
tuples!(5 A IA, B IB, C IC, D ID, E IE);
tuples!(6 A IA, B IB, C IC, D ID, E IE, F IF);

/// A query for one page: see [`Select::page`].
#[must_use = "nothing is read until `fetch`"]
pub struct Paged<Scope, S, K, const TOTAL: bool> {
    query: Result<Query, Error>,
    /// Of which it is a page.
    whole: Query,
    size: usize,
    order: String,
    shape: PhantomData<fn() -> (Scope, S)>,
    keys: PhantomData<K>,
}

impl<Scope, S> Select<Scope, S> {
    /// A page of the rows in this order, which takes the place of any other: at most so many rows, one at the least, after those of the page
    /// that gave the cursor. Its last expression should be unique, so that no row is on two pages. An index over the
    /// expressions makes each page as fast as the first.
    ///
    /// ```no_run
    /// # fn main() {}
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/tables.rs"));
    /// # async fn example(pool: PgPool) -> Result<(), Box<dyn std::error::Error>> {
    /// # struct Request { after: Option<PageCursor> }
    /// # let request = Request { after: None };
    /// let page = User::select().page((User::created_at.desc(), User::id), request.after, 50).fetch(&pool).await?;
    /// let answer = (page.rows, page.next.map(|next| next.to_string()));
    /// # Ok(())
    /// # }
    /// ```
    pub fn page<K: Keyset<Scope, I>, I>(
        self,
        order: K,
        after: Option<PageCursor>,
        size: u32,
    ) -> Paged<Scope, S, K::Keys, false> {
        let mut keys = Vec::new();
        order.into_keys(&mut keys);
        let size = size.max(1);
        let (order, query) = paged(self.query.clone(), keys, after, size);
        Paged { query, whole: self.query, size: size as usize, order, shape: PhantomData, keys: PhantomData }
    }
}

fn paged(mut query: Query, keys: Vec<Key>, cursor: Option<PageCursor>, size: u32) -> (String, Result<Query, Error>) {
    let mut order = Fragment::default();
    order.list(keys.iter().map(|key| key.order.clone()), ", ");
    let order = order.to_sql();
    if query.distinct.is_some() {
        let refused = "pages begin after a row, which is none of those that `distinct` leaves\nhelp: give the query a name with `cte!`, and read pages of `Name::derived(query)`";
        return (order, Err(Error::Encode(refused.into())));
    }
    if let Some(cursor) = cursor {
        // Groups are left out where they are made.
        let filter = if query.group_by.is_empty() { &mut query.filter } else { &mut query.having };
        match cursor.values(&order, keys.len()) {
            Ok(values) => Query::and(filter, Some(after(&keys, &values))),
            Err(_) => return (order, Err(Error::Cursor)),
        }
    }
    query.order_by = keys.iter().map(|key| key.order.clone()).collect();
    query.columns.extend(keys.into_iter().map(|key| key.expression));
    query.limit = Some(number(u64::from(size) + 1));
    (order, Ok(query))
}

impl<Scope, S, K: Keys> Paged<Scope, S, K, false> {
    /// Also how many rows there are on all pages, by a count in the same statement.
    pub fn with_total(self) -> Paged<Scope, S, K, true> {
        let total = self.whole.clone().counted().sql().parenthesized();
        let query = self.query.map(|mut query| {
            query.columns.push(total);
            query
        });
        Paged { query, whole: self.whole, size: self.size, order: self.order, shape: PhantomData, keys: PhantomData }
    }
}

impl<Scope, S: Shape, K: Keys, const TOTAL: bool> Paged<Scope, S, K, TOTAL> {
    /// The text, with `$1`, `$2` … where values are bound.
    #[must_use]
    pub fn to_sql(&self) -> String {
        self.query.as_ref().map(|query| query.sql().to_sql()).unwrap_or_default()
    }

    /// Reads the page.
    ///
    /// # Errors
    /// [`Error::Cursor`] if the cursor is of another order; and as [`all`](Select::all).
    pub async fn fetch<'e, E: Run<'e, S::Kind>>(self, on: E) -> Result<Page<S::Row>, Error>
    where
        Scope: Closed,
    {
        let query = self.query?;
        let mut rows = on.read::<Keyed<S, K, TOTAL>>(query, usize::MAX).await?;
        let more = rows.len() > self.size;
        rows.truncate(self.size);
        let last = rows.last().map(|row| (row.1.clone(), row.2));
        let (keys, total) = last.unwrap_or_default();
        let next = more.then(|| PageCursor::new(&self.order, keys));
        Ok(Page { rows: rows.into_iter().map(|row| row.0).collect(), next, total })
    }
}

/// A row with the keys that say where it stands, and the number of all if it was asked for.
pub(super) struct Keyed<S, K, const TOTAL: bool>(PhantomData<(S, K)>);

impl<S: Shape, K: Keys, const TOTAL: bool> Shape for Keyed<S, K, TOTAL> {
    type Row = (S::Row, Vec<Option<Raw>>, Option<i64>);
    type Kind = S::Kind;

    fn read(cursor: &mut Cursor<'_>) -> Result<Self::Row, Error> {
        let row = S::read(cursor)?;
        let keys = (0..K::COUNT).map(|_| raw(cursor)).collect::<Result<_, _>>()?;
        let total = if TOTAL { Some(cursor.value()?) } else { None };
        Ok((row, keys, total))
    }
}

/// The value as PostgreSQL sent it.
fn raw(cursor: &mut Cursor<'_>) -> Result<Option<Raw>, Error> {
    let at = cursor.column;
    cursor.column += 1;
    let value = cursor.row.try_get_raw(at).map_err(|error| Error::decode(error, cursor.row, at))?;
    if value.is_null() {
        return Ok(None);
    }
    value.as_bytes().map(|bytes| Some(Raw(bytes.to_owned()))).map_err(Error::Encode)
}
