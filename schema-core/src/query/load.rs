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
    keys: Vec<Option<usize>>,
    /// For each key, which rows have it.
    by_key: Vec<Vec<u32>>,
    rows: Vec<PgRow>,
    children: Vec<Children>,
}

impl Children {
    /// What came with a row.
    pub(super) fn of<S: Shape>(&self, parent: usize) -> impl ExactSizeIterator<Item = Result<S::Row, Error>> {
        let rows = self.keys.get(parent).copied().flatten().and_then(|key| self.by_key.get(key));
        rows.map(Vec::as_slice).unwrap_or_default().iter().map(|index| {
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
    let keys = Keys::of(parents, &places)?;
    let mut children = Children { relation: link.relation, keys: keys.of_rows, ..Children::default() };
    children.by_key.resize_with(keys.values.len(), Vec::new);
    if keys.values.is_empty() {
        return Ok(children);
    }
    let (query, theirs) = link.asked(&keys.values, parents, &places)?;
    children.rows = run::rows(&mut *connection, &query).await?;
    for (index, row) in children.rows.iter().enumerate() {
        if let Some(key) = key_of(row, &theirs)?.and_then(|key| keys.places.get(&key)) {
            children.by_key[*key].push(index as u32);
        }
    }
    children.children = load(connection, &query, &children.rows).await?;
    Ok(children)
}

/// The bytes of a key's columns.
type Key = Vec<u8>;

/// The keys that rows have, each once.
struct Keys {
    of_rows: Vec<Option<usize>>,
    values: Vec<usize>,
    places: HashMap<Key, usize>,
}

impl Keys {
    fn of(rows: &[PgRow], places: &[usize]) -> Result<Self, Error> {
        let mut keys = Self { of_rows: Vec::with_capacity(rows.len()), values: Vec::new(), places: HashMap::new() };
        for (index, row) in rows.iter().enumerate() {
            let key = key_of(row, places)?.map(|key| {
                *keys.places.entry(key).or_insert_with(|| {
                    keys.values.push(index);
                    keys.values.len() - 1
                })
            });
            keys.of_rows.push(key);
        }
        Ok(keys)
    }
}

/// No key, where a column is NULL.
fn key_of(row: &PgRow, places: &[usize]) -> Result<Option<Key>, Error> {
    let mut key = Key::new();
    for place in places {
        let value = row.try_get_raw(*place).map_err(|error| Error::decode(error, row, *place))?;
        if value.is_null() {
            return Ok(None);
        }
        let bytes = value.as_bytes().map_err(Error::Encode)?;
        if places.len() > 1 {
            key.extend_from_slice(&(bytes.len() as u32).to_be_bytes());
        }
        key.extend_from_slice(bytes);
    }
    Ok(Some(key))
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
