//! Keyset pagination: a page begins after the last row of the one before, wherever rows came or went meanwhile.

use core::marker::PhantomData;

use sqlx::{Row, ValueRef};

use super::fragment::Fragment;
use super::grouping::OneGrain;
use super::run::Run;
use super::scope::Closed;
use super::select::{Select, number};
use super::shape::{Cursor, Shape};
use super::statement::Query;
use crate::row::Error;
use crate::row::raw::Raw;

mod cursor;
mod key;

pub use cursor::{BadCursor, PageCursor};
pub use key::{Key, Keyset, Nulls};
use key::{Keys, after};

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

impl<Scope, S, G> Select<Scope, S, G> {
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
    pub fn page<K: Keyset<Source: Nulls<Scope, I>>, I>(
        self,
        order: K,
        after: Option<PageCursor>,
        size: u32,
    ) -> Paged<Scope, S, K::Keys, false>
    where
        G: OneGrain,
    {
        let mut keys = Vec::new();
        order.into_keys(&mut keys);
        K::Source::say(&mut keys.iter_mut());
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
        self.query.as_ref().map(|query| query.statement().into_sql()).unwrap_or_default()
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
