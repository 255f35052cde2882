//! The rows of one INSERT, kept by columns: each is one parameter, an array, so that the statement's text does not depend on
//! their number, and no limit on the number of parameters does either.

use std::any::Any;
use std::collections::BTreeMap;

use sqlx::encode::IsNull;
use sqlx::error::BoxDynError;
use sqlx::postgres::{PgArgumentBuffer, PgHasArrayType, PgTypeInfo, Postgres};
use sqlx::{Encode, Type};

use super::array_text;
use super::bind::Sent;
use super::fragment::{Fragment, Level};
use crate::declare::def::{ColumnDef, TableDef};
use crate::row::{Error, Value};

/// How many parameters a statement of PostgreSQL's protocol has at most.
const MOST: usize = 65_535;

/// One value of a column, or none.
pub(super) struct Cell<T>(Option<T>);

impl<T: Type<Postgres>> Type<Postgres> for Cell<T> {
    fn type_info() -> PgTypeInfo {
        T::type_info()
    }
}

impl<T: PgHasArrayType> PgHasArrayType for Cell<T> {
    fn array_type_info() -> PgTypeInfo {
        T::array_type_info()
    }
}

impl<'q, T: Encode<'q, Postgres>> Encode<'q, Postgres> for Cell<T> {
    fn encode_by_ref(&self, buffer: &mut PgArgumentBuffer) -> Result<IsNull, BoxDynError> {
        self.0.as_ref().map_or(Ok(IsNull::Yes), |value| value.encode_by_ref(buffer))
    }

    fn produces(&self) -> Option<PgTypeInfo> {
        self.0.as_ref().and_then(Encode::produces)
    }
}

/// How the values of a column become one parameter.
pub(super) type ToArray<T> = fn(Vec<Cell<T>>) -> Fragment;

/// `unnest($1)`.
pub(super) fn array<T: Sent + PgHasArrayType>(cells: Vec<Cell<T>>) -> Fragment {
    Fragment::bind(cells)
}

/// The values of a column, one for each row.
trait Column: Send + Sync {
    fn as_any(&mut self) -> &mut dyn Any;
    /// Whether each row has the column's default.
    fn defaults(&self) -> &[bool];
    /// Whether it can be one parameter.
    fn is_array(&self) -> bool;
    /// All of them as one parameter, taken apart.
    fn unnest(&mut self) -> Result<Fragment, Error>;
    /// Each as a parameter; `None` is DEFAULT.
    fn each(&mut self) -> Vec<Option<Fragment>>;
    /// Writes one, its length before it.
    fn copy(&self, row: usize, buffer: &mut PgArgumentBuffer) -> Result<(), BoxDynError>;
    /// Those of each group of rows.
    fn split(&mut self, groups: &[usize], count: usize) -> Vec<Box<dyn Column>>;
}

struct Cells<T> {
    cells: Vec<Cell<T>>,
    defaults: Vec<bool>,
    to_array: Option<ToArray<T>>,
}

impl<T: Sent> Column for Cells<T> {
    fn as_any(&mut self) -> &mut dyn Any {
        self
    }

    fn defaults(&self) -> &[bool] {
        &self.defaults
    }

    fn is_array(&self) -> bool {
        self.to_array.is_some() || array_text::is_known::<T>()
    }

    fn unnest(&mut self) -> Result<Fragment, Error> {
        let cells = std::mem::take(&mut self.cells);
        if let Some(to_array) = self.to_array {
            return Ok(Fragment::call("unnest", [to_array(cells)]));
        }
        let text = |cell: Cell<T>| array_text::text(&cell).map(Cell).map_err(Error::Encode);
        let texts = cells.into_iter().map(text).collect::<Result<Vec<Cell<String>>, Error>>()?;
        let text = Fragment::call("unnest", [Fragment::bind(texts)]);
        Ok(text.followed(format!("::{}", T::type_info()), Level::Atom))
    }

    fn each(&mut self) -> Vec<Option<Fragment>> {
        let cells = std::mem::take(&mut self.cells).into_iter().zip(&self.defaults);
        cells
            .map(|(cell, default)| (!default).then(|| cell.0.map_or_else(|| Fragment::sql("NULL"), Fragment::bind)))
            .collect()
    }

    fn copy(&self, row: usize, buffer: &mut PgArgumentBuffer) -> Result<(), BoxDynError> {
        let at = buffer.len();
        buffer.extend_from_slice(&(-1_i32).to_be_bytes());
        if let Some(cell) = self.cells.get(row)
            && let IsNull::No = cell.encode_by_ref(buffer)?
        {
            let length = i32::try_from(buffer.len() - at - 4)?;
            buffer[at..at + 4].copy_from_slice(&length.to_be_bytes());
        }
        Ok(())
    }

    fn split(&mut self, groups: &[usize], count: usize) -> Vec<Box<dyn Column>> {
        let mut parts: Vec<Self> = Vec::new();
        parts.resize_with(count, || Self { cells: Vec::new(), defaults: Vec::new(), to_array: self.to_array });
        for ((cell, default), group) in std::mem::take(&mut self.cells).into_iter().zip(&self.defaults).zip(groups) {
            parts[*group].cells.push(cell);
            parts[*group].defaults.push(*default);
        }
        parts.into_iter().map(|part| Box::new(part) as Box<dyn Column>).collect()
    }
}

/// The rows of one statement.
pub(super) struct Columns {
    table: &'static TableDef,
    names: &'static [&'static str],
    columns: Vec<Option<Box<dyn Column>>>,
    /// Of each column, whether nothing said is NULL.
    null: Vec<bool>,
    /// Of each column, whether some row does not set it.
    left_out: Vec<bool>,
    rows: usize,
    room: usize,
}

/// Where the database has nothing to put in place of what is not said.
fn is_null_by_default(column: &ColumnDef) -> bool {
    column.nullable
        && column.default.is_none()
        && column.identity.is_none()
        && !column.serial
        && column.own_type.is_none()
}

impl Columns {
    pub(super) fn new(table: &'static TableDef, names: &'static [&'static str], room: usize) -> Self {
        let def = |name: &&str| table.columns.iter().find(|column| column.name == *name);
        let null = names.iter().map(|name| def(name).is_some_and(is_null_by_default)).collect();
        let mut columns = Vec::new();
        columns.resize_with(names.len(), || None);
        Self { table, names, columns, null, left_out: vec![false; names.len()], rows: 0, room }
    }

    /// Another row begins.
    pub(super) fn row(&mut self) {
        self.rows += 1;
    }

    pub(super) fn push<T: Sent>(&mut self, at: usize, value: Value<T>, to_array: Option<ToArray<T>>) {
        let (rows, room) = (self.rows - 1, self.room);
        let Some(slot) = self.columns.get_mut(at) else { return };
        let unset = matches!(value, Value::Unset);
        self.left_out[at] |= unset;
        let cell = match value {
            Value::Set(value) => Cell(Some(value)),
            Value::Unset | Value::Default => Cell(None),
        };
        if slot.is_none() && cell.0.is_none() {
            return;
        }
        let column = slot.get_or_insert_with(|| {
            let (mut cells, mut defaults) =
                (Vec::with_capacity(room.max(rows + 1)), Vec::with_capacity(room.max(rows + 1)));
            cells.resize_with(rows, || Cell::<T>(None));
            defaults.resize(rows, !self.null[at]);
            Box::new(Cells { cells, defaults, to_array })
        });
        if let Some(column) = column.as_any().downcast_mut::<Cells<T>>() {
            column.defaults.push(cell.0.is_none() && !(unset && self.null[at]));
            column.cells.push(cell);
        }
    }

    /// The columns that a row sets.
    pub(super) fn names(&self) -> Vec<&'static str> {
        self.names.iter().zip(&self.columns).filter(|(_, column)| column.is_some()).map(|(name, _)| *name).collect()
    }

    /// Those of them that some rows do not set.
    pub(super) fn partial(&self) -> Vec<&'static str> {
        let columns = self.names.iter().zip(&self.columns).zip(&self.left_out);
        columns.filter(|((_, column), left_out)| column.is_some() && **left_out).map(|((name, _), _)| *name).collect()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// The rows as COPY reads them in binary: a head, for each row the number of its columns and their values, an end.
    pub(super) fn copied(&self) -> Result<PgArgumentBuffer, Error> {
        let used = self.names.iter().zip(&self.columns).filter_map(|(name, column)| Some((*name, column.as_ref()?)));
        let used = used.collect::<Vec<_>>();
        if let Some((name, _)) = used.iter().find(|(_, column)| column.defaults().contains(&true)) {
            let table = self.table.name.name;
            let text = format!(
                "some rows of `{table}` have a value for `{name}` and others leave it to its default, which COPY cannot\nhelp: give all of them a value"
            );
            return Err(Error::Encode(text.into()));
        }
        let count = i16::try_from(used.len()).unwrap_or(i16::MAX);
        let mut buffer = PgArgumentBuffer::default();
        buffer.extend_from_slice(b"PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0");
        for row in 0..self.rows {
            buffer.extend_from_slice(&count.to_be_bytes());
            used.iter().try_for_each(|(_, column)| column.copy(row, &mut buffer)).map_err(Error::Encode)?;
        }
        buffer.extend_from_slice(&(-1_i16).to_be_bytes());
        Ok(buffer)
    }

    /// The statements' text from the table's name on: more than one only where rows differ in which columns have their
    /// default, and are too many for a parameter each.
    pub(super) fn finish(self) -> Result<Vec<Fragment>, Error> {
        let Self { table, names, columns, rows, .. } = self;
        let used =
            names.iter().copied().zip(columns).filter_map(|(name, column)| Some((name, column?))).collect::<Vec<_>>();
        if rows == 0 {
            return Ok(Vec::new());
        }
        if used.is_empty() {
            return Ok(vec![only_defaults(rows)]);
        }
        let mixed = used.iter().any(|(_, column)| column.defaults().contains(&true));
        let arrays = used.iter().all(|(_, column)| column.is_array());
        if !mixed && arrays {
            return unnested(used).map(|statement| vec![statement]);
        }
        if used.len() * rows <= MOST {
            return Ok(vec![valued(used, rows)]);
        }
        if arrays {
            return grouped(used, rows);
        }
        let (name, _) = used.into_iter().find(|(_, column)| !column.is_array()).unzip();
        Err(Error::Encode(too_many(table, name.unwrap_or_default(), rows).into()))
    }
}

fn too_many(table: &TableDef, column: &str, rows: usize) -> String {
    format!(
        "{rows} rows of `{}` have more values than a statement takes, and there are no arrays of what `{column}` has\nhelp: insert fewer at once, or use `copy_in`",
        table.name.name,
    )
}

type Used = Vec<(&'static str, Box<dyn Column>)>;

fn named(used: &Used) -> Fragment {
    Fragment::call(" ", used.iter().map(|(name, _)| Fragment::name(*name)))
}

/// `("a", "b") SELECT unnest($1), unnest($2)`. In the list of what is selected, no composite type falls apart.
fn unnested(mut used: Used) -> Result<Fragment, Error> {
    let mut sql = named(&used);
    sql.push(" SELECT ");
    let arrays = used.iter_mut().map(|(_, column)| column.unnest()).collect::<Result<Vec<_>, _>>()?;
    sql.list(arrays, ", ");
    Ok(sql)
}

/// `("a", "b") VALUES ($1, DEFAULT), …`.
fn valued(mut used: Used, rows: usize) -> Fragment {
    let mut sql = named(&used);
    sql.push(" VALUES ");
    let mut columns: Vec<_> = used.iter_mut().map(|(_, column)| column.each().into_iter()).collect();
    for at in 0..rows {
        sql.push(if at > 0 { ", (" } else { "(" });
        let values =
            columns.iter_mut().map(|column| column.next().flatten().unwrap_or_else(|| Fragment::sql("DEFAULT")));
        sql.list(values, ", ").push(")");
    }
    sql
}

/// One statement for all rows that leave the same columns to the database.
fn grouped(used: Used, rows: usize) -> Result<Vec<Fragment>, Error> {
    let mut patterns = BTreeMap::new();
    let groups: Vec<usize> = (0..rows)
        .map(|row| {
            let pattern: Vec<bool> = used.iter().map(|(_, column)| column.defaults().get(row) == Some(&true)).collect();
            let next = patterns.len();
            *patterns.entry(pattern).or_insert(next)
        })
        .collect();
    let mut parts: Vec<Used> = Vec::new();
    parts.resize_with(patterns.len(), Vec::new);
    for (name, mut column) in used {
        for (part, column) in parts.iter_mut().zip(column.split(&groups, patterns.len())) {
            if !column.defaults().contains(&true) {
                part.push((name, column));
            }
        }
    }
    let counts = (0..parts.len()).map(|group| groups.iter().filter(|other| **other == group).count());
    counts
        .zip(parts)
        .map(|(count, part)| if part.is_empty() { Ok(only_defaults(count)) } else { unnested(part) })
        .collect()
}

/// `DEFAULT VALUES` makes one row only; a row without columns works for any number.
fn only_defaults(rows: usize) -> Fragment {
    if rows == 1 {
        return Fragment::sql(" DEFAULT VALUES");
    }
    let mut sql = Fragment::sql(" SELECT FROM generate_series(1, ");
    sql.append(Fragment::bind(i64::try_from(rows).unwrap_or(i64::MAX))).push(")");
    sql
}
