//! What comes with rows: one statement for each relation at each level, however many rows there are.
//!
//! The keys that lead from a level to the next are the bytes that PostgreSQL sent, so that nothing here depends on their
//! types.

use std::cell::Cell;
use std::collections::HashMap;

use sqlx::postgres::{PgConnection, PgRow};
use sqlx::{Row, ValueRef};

use super::fragment::Fragment;
use super::run;
use super::shape::{Cursor, Shape};
use super::statement::Query;
use crate::row::Error;

mod asked;
mod level;

use asked::Found;
use level::Level;
pub(super) use level::{Reads, reading};

/// What comes with each row: the rows of another table, or their number.
#[derive(Clone, Debug)]
pub struct Link {
    /// Columns of the row that it comes with.
    pub(super) own: Vec<&'static str>,
    /// Columns with the same values, of the table that is asked.
    pub(super) theirs: Vec<(Fragment, String)>,
    pub(super) query: Query,
    /// What reads the rows while they come.
    pub(super) reads: fn() -> Box<dyn Reads>,
}

/// Rows that came with those of another level.
#[derive(Default)]
pub struct Children {
    table: &'static str,
    /// For each row of the other level, which key it has.
    keys: Vec<Option<u32>>,
    by_key: ByKey,
    rows: Level,
    children: Vec<Children>,
}

impl Children {
    /// What came with a row.
    pub(super) fn of<S: Shape>(&self, parent: usize) -> impl ExactSizeIterator<Item = Result<S::Row, Error>> {
        let key = self.keys.get(parent).copied().flatten();
        let rows = self.rows.of::<S::Row>();
        key.map(|key| self.by_key.rows_of(key)).unwrap_or_default().iter().map(move |index| {
            let index = *index as usize;
            match rows {
                Ok(rows) => rows.get(index).and_then(Cell::take).ok_or(Error::NotFound { table: self.table }),
                Err(rows) => {
                    S::read(&mut Cursor { row: &rows[index], column: 0, children: &self.children, index, child: 0 })
                }
            }
        })
    }

    pub(super) fn table(&self) -> &'static str {
        self.table
    }
}

/// Loads what comes with the rows of a level, each of which is read once or, if it belongs to several, more often.
pub(super) async fn load(
    connection: &mut PgConnection,
    query: &Query,
    rows: &[PgRow],
    once: bool,
) -> Result<Vec<Children>, Error> {
    let mut all = Vec::with_capacity(query.links.len());
    for link in &query.links {
        // A future that calls itself has to be in a box.
        all.push(Box::pin(follow(connection, query, link, rows, once)).await?);
    }
    Ok(all)
}

async fn follow(
    connection: &mut PgConnection,
    query: &Query,
    link: &Link,
    parents: &[PgRow],
    once: bool,
) -> Result<Children, Error> {
    let places: Vec<usize> = link.own.iter().filter_map(|name| query.place(name)).collect();
    let bytes = Keys::of(parents, &places)?;
    let distinct = Distinct::of(&bytes);
    let mut children = Children { table: link.query.table, ..Children::default() };
    if !distinct.rows.is_empty() {
        let (query, found) = link.asked(&distinct.rows, parents, &places)?;
        // A row that belongs to several is read for each of them, and so is what comes with it.
        let once = once && distinct.rows.len() == distinct.of_rows.iter().flatten().count();
        if query.links.is_empty() && once {
            children.rows = Level::Read((link.reads)());
        }
        let (mut keys, mut key) = (Vec::new(), Vec::new());
        run::each(&mut *connection, &query, |row| {
            keys.push(match &found {
                Found::Only => Some(0),
                Found::By(columns) => distinct.find(&row, columns, &mut key)?,
                Found::Numbered(place) => number(&row, *place)?,
            });
            children.rows.push(row)
        })
        .await?;
        children.by_key = ByKey::new(distinct.rows.len(), &keys);
        if let Level::Kept(rows) = &children.rows {
            children.children = load(connection, &query, rows, once).await?;
        }
    }
    children.keys = distinct.of_rows;
    Ok(children)
}

/// The key that a row has by its number, which counts from 1.
fn number(row: &PgRow, place: usize) -> Result<Option<u32>, Error> {
    let number: i64 = row.try_get(place).map_err(|error| Error::decode(error, row, place))?;
    Ok(u32::try_from(number - 1).ok())
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
            let whole = add_key(row, columns, &mut keys.bytes)?;
            keys.places.push(whole.then_some((start, keys.bytes.len())));
        }
        Ok(keys)
    }

    fn iter(&self) -> impl Iterator<Item = Option<&[u8]>> {
        self.places.iter().map(|place| place.map(|(start, end)| &self.bytes[start..end]))
    }
}

/// The bytes of a row's key, after what is there; false where a column is NULL.
fn add_key(row: &PgRow, columns: &[usize], key: &mut Vec<u8>) -> Result<bool, Error> {
    for column in columns {
        let value = row.try_get_raw(*column).map_err(|error| Error::decode(error, row, *column))?;
        if value.is_null() {
            return Ok(false);
        }
        let bytes = value.as_bytes().map_err(Error::Encode)?;
        if columns.len() > 1 {
            key.extend_from_slice(&(bytes.len() as u32).to_be_bytes());
        }
        key.extend_from_slice(bytes);
    }
    Ok(true)
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

    /// Which of the keys a row has.
    fn find(&self, row: &PgRow, columns: &[usize], key: &mut Vec<u8>) -> Result<Option<u32>, Error> {
        key.clear();
        let whole = add_key(row, columns, key)?;
        Ok(self.places.get(key.as_slice()).copied().filter(|_| whole))
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
