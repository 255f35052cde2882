//! What comes with rows: one statement for each relation at each level, however many rows there are.
//!
//! Rows of a level are kept as they came. The keys that lead to the next level are the bytes that PostgreSQL sent, so
//! that nothing here depends on their types.

use std::collections::HashMap;

use sqlx::encode::IsNull;
use sqlx::error::BoxDynError;
use sqlx::postgres::types::Oid;
use sqlx::postgres::{PgArgumentBuffer, PgConnection, PgRow, PgTypeInfo, Postgres};
use sqlx::{Encode, Row, Type, ValueRef};

use super::fragment::{Fragment, Level};
use super::run;
use super::shape::{Cursor, Shape};
use super::statement::Query;
use crate::row::Error;

/// What comes with each row: the rows of another table, or their number.
#[derive(Clone, Debug)]
pub struct Link {
    pub(super) relation: &'static str,
    /// Columns of the row that it comes with.
    pub(super) own: Vec<&'static str>,
    /// Columns with the same values, of the table that is asked.
    pub(super) theirs: Vec<(Fragment, String)>,
    pub(super) query: Query,
}

/// Rows that came with those of another level.
#[derive(Default)]
pub struct Children {
    relation: &'static str,
    /// For each row of the other level, which key it has.
    keys: Vec<Option<u32>>,
    by_key: ByKey,
    rows: Vec<PgRow>,
    children: Vec<Children>,
}

impl Children {
    /// What came with a row.
    pub(super) fn of<S: Shape>(&self, parent: usize) -> impl ExactSizeIterator<Item = Result<S::Row, Error>> {
        let key = self.keys.get(parent).copied().flatten();
        key.map(|key| self.by_key.rows_of(key)).unwrap_or_default().iter().map(|index| {
            let index = *index as usize;
            S::read(&mut Cursor { row: &self.rows[index], column: 0, children: &self.children, index, child: 0 })
        })
    }

    pub(super) fn relation(&self) -> &'static str {
        self.relation
    }
}

/// Loads what comes with the rows of a level.
pub(super) async fn load(connection: &mut PgConnection, query: &Query, rows: &[PgRow]) -> Result<Vec<Children>, Error> {
    let mut all = Vec::with_capacity(query.links.len());
    for link in &query.links {
        // A future that calls itself has to be in a box.
        all.push(Box::pin(follow(connection, query, link, rows)).await?);
    }
    Ok(all)
}

async fn follow(
    connection: &mut PgConnection,
    query: &Query,
    link: &Link,
    parents: &[PgRow],
) -> Result<Children, Error> {
    let places: Vec<usize> = link.own.iter().filter_map(|name| query.place(name)).collect();
    let bytes = Keys::of(parents, &places)?;
    let distinct = Distinct::of(&bytes);
    let mut children = Children { relation: link.relation, ..Children::default() };
    if !distinct.rows.is_empty() {
        let (query, theirs) = link.asked(&distinct.rows, parents, &places)?;
        children.rows = run::rows(&mut *connection, &query).await?;
        let keys = distinct.find(&Keys::of(&children.rows, &theirs)?);
        children.by_key = ByKey::new(distinct.rows.len(), &keys);
        children.children = load(connection, &query, &children.rows).await?;
    }
    children.keys = distinct.of_rows;
    Ok(children)
}

/// The bytes of the keys of rows, one after the other: no row needs memory of its own for it.
struct Keys {
    bytes: Vec<u8>,
    /// Where each begins and ends; nowhere, where a column is NULL.
    places: Vec<Option<(usize, usize)>>,
}

impl Keys {
    fn of(rows: &[PgRow], columns: &[usize]) -> Result<Self, Error> {
        let mut keys = Self { bytes: Vec::with_capacity(rows.len() * 8), places: Vec::with_capacity(rows.len()) };
        for row in rows {
            let start = keys.bytes.len();
            let whole = keys.add(row, columns)?;
            keys.places.push(whole.then_some((start, keys.bytes.len())));
        }
        Ok(keys)
    }

    /// Whether no column is NULL.
    fn add(&mut self, row: &PgRow, columns: &[usize]) -> Result<bool, Error> {
        for column in columns {
            let value = row.try_get_raw(*column).map_err(|error| Error::decode(error, row, *column))?;
            if value.is_null() {
                return Ok(false);
            }
            let bytes = value.as_bytes().map_err(Error::Encode)?;
            if columns.len() > 1 {
                self.bytes.extend_from_slice(&(bytes.len() as u32).to_be_bytes());
            }
            self.bytes.extend_from_slice(bytes);
        }
        Ok(true)
    }

    fn iter(&self) -> impl Iterator<Item = Option<&[u8]>> {
        self.places.iter().map(|place| place.map(|(start, end)| &self.bytes[start..end]))
    }
}

/// The keys that rows have, each once.
struct Distinct<'k> {
    /// The key of each row.
    of_rows: Vec<Option<u32>>,
    /// For each key, a row that has it.
    rows: Vec<usize>,
    places: HashMap<&'k [u8], u32>,
}

impl<'k> Distinct<'k> {
    fn of(keys: &'k Keys) -> Self {
        let mut distinct =
            Self { of_rows: Vec::with_capacity(keys.places.len()), rows: vec![], places: HashMap::new() };
        for (row, key) in keys.iter().enumerate() {
            let key = key.map(|key| {
                *distinct.places.entry(key).or_insert_with(|| {
                    distinct.rows.push(row);
                    distinct.rows.len() as u32 - 1
                })
            });
            distinct.of_rows.push(key);
        }
        distinct
    }

    /// Which of the keys each of these is.
    fn find(&self, keys: &Keys) -> Vec<Option<u32>> {
        let mut last = (None, None);
        let found = keys.iter().map(|key| {
            // Rows with the same key mostly come one after the other.
            if last.0 != key {
                last = (key, key.and_then(|key| self.places.get(key).copied()));
            }
            last.1
        });
        found.collect()
    }
}

/// Rows in the order of their keys, and for each key in the order in which they came.
#[derive(Default)]
struct ByKey {
    rows: Vec<u32>,
    /// For each key, where its rows end.
    ends: Vec<u32>,
}

impl ByKey {
    fn new(count: usize, keys: &[Option<u32>]) -> Self {
        let mut ends = vec![0; count];
        keys.iter().flatten().for_each(|key| ends[*key as usize] += 1);
        // From how many each has to where each begins; filling it, a beginning becomes an end.
        let mut start = 0;
        for end in &mut ends {
            start += std::mem::replace(end, start);
        }
        let mut rows = vec![0; start as usize];
        for (row, key) in keys.iter().enumerate() {
            let Some(key) = key else { continue };
            let end = &mut ends[*key as usize];
            rows[*end as usize] = row as u32;
            *end += 1;
        }
        Self { rows, ends }
    }

    fn rows_of(&self, key: u32) -> &[u32] {
        let key = key as usize;
        let start = if key == 0 { 0 } else { self.ends[key - 1] };
        &self.rows[start as usize..self.ends[key] as usize]
    }
}

impl Link {
    /// The statement for these keys, and the places of the key's columns among those that it gives.
    fn asked(&self, keys: &[usize], parents: &[PgRow], places: &[usize]) -> Result<(Query, Vec<usize>), Error> {
        let mut query = self.query.clone();
        let theirs = self.theirs.iter().map(|(column, _)| query.place_or_add(column)).collect();
        let values = places.iter().map(|place| Array::of(keys, parents, *place)).collect::<Result<Vec<_>, _>>()?;
        if query.limit.is_some() || query.offset.is_some() {
            self.each(&mut query, values);
        } else {
            Query::and(&mut query.filter, Some(self.one_of(values)));
        }
        Ok((query, theirs))
    }

    /// `key = ANY ($1)`; of several columns, `(a, b) IN (SELECT * FROM unnest($1, $2))`.
    fn one_of(&self, mut values: Vec<Array>) -> Fragment {
        if let ([(column, ty)], 1) = (self.theirs.as_slice(), values.len()) {
            let any = Fragment::bind(values.remove(0)).followed(format!("::{ty}[]"), Level::Atom).parenthesized();
            return column.clone().binary("= ANY", any, Level::Comparison);
        }
        let mut columns = Fragment::sql("(");
        columns.list(self.theirs.iter().map(|(column, _)| column.clone()), ", ").push(")");
        let mut rows = Fragment::sql("(SELECT * FROM ");
        rows.append(self.unnest(values)).push(")");
        columns.binary("IN", rows, Level::Comparison)
    }

    /// A limit is one for each row that it comes with.
    fn each(&self, query: &mut Query, values: Vec<Array>) {
        let mut each = query.clone();
        each.links.clear();
        for (at, (column, _)) in self.theirs.iter().enumerate() {
            let key = Fragment::sql(format!("\"key\".\"{at}\""));
            Query::and(&mut each.filter, Some(column.clone().binary("=", key, Level::Comparison)));
        }
        let names = (0..query.columns.len()).map(|at| format!("\"{at}\"")).collect::<Vec<_>>();
        let keys = (0..values.len()).map(|at| format!("\"{at}\"")).collect::<Vec<_>>().join(", ");
        let mut from = self.unnest(values);
        from.push(format!(" AS \"key\"({keys}) CROSS JOIN LATERAL (")).append(each.sql());
        from.push(format!(") AS \"each\"({})", names.join(", ")));
        let columns = names.into_iter().map(|name| Fragment::sql(format!("\"each\".{name}"))).collect();
        let links = std::mem::take(&mut query.links);
        let given = std::mem::take(&mut query.columns);
        *query = Query { table: query.table, alias: query.alias, columns, from, links, given, ..Query::default() };
    }

    fn unnest(&self, values: Vec<Array>) -> Fragment {
        let arrays = values.into_iter().zip(&self.theirs);
        Fragment::call(
            "unnest",
            arrays.map(|(array, (_, ty))| Fragment::bind(array).followed(format!("::{ty}[]"), Level::Atom)),
        )
    }
}

/// Values as PostgreSQL sent them, as an array of their type.
struct Array {
    element: Oid,
    bytes: Vec<u8>,
    count: i32,
}

impl Array {
    fn of(keys: &[usize], parents: &[PgRow], place: usize) -> Result<Self, Error> {
        let mut array = Self { element: Oid(0), bytes: Vec::new(), count: 0 };
        for key in keys {
            let value =
                parents[*key].try_get_raw(place).map_err(|error| Error::decode(error, &parents[*key], place))?;
            array.element = value.type_info().oid().unwrap_or(Oid(0));
            let bytes = value.as_bytes().map_err(Error::Encode)?;
            array.bytes.extend_from_slice(&(bytes.len() as i32).to_be_bytes());
            array.bytes.extend_from_slice(bytes);
            array.count += 1;
        }
        Ok(array)
    }
}

impl Type<Postgres> for Array {
    /// Zero leaves it to the server, which knows it by the cast.
    fn type_info() -> PgTypeInfo {
        PgTypeInfo::with_oid(Oid(0))
    }
}

impl<'q> Encode<'q, Postgres> for Array {
    /// One dimension, no NULL, from 1 on: `array_recv` in PostgreSQL's `arrayfuncs.c`.
    fn encode_by_ref(&self, buffer: &mut PgArgumentBuffer) -> Result<IsNull, BoxDynError> {
        buffer.extend_from_slice(&1_i32.to_be_bytes());
        buffer.extend_from_slice(&0_i32.to_be_bytes());
        buffer.extend_from_slice(&self.element.0.to_be_bytes());
        buffer.extend_from_slice(&self.count.to_be_bytes());
        buffer.extend_from_slice(&1_i32.to_be_bytes());
        buffer.extend_from_slice(&self.bytes);
        Ok(IsNull::No)
    }
}
