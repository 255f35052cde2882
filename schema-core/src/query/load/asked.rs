//! The statement that asks for what comes with the rows of a level.

use sqlx::encode::IsNull;
use sqlx::error::BoxDynError;
use sqlx::postgres::types::Oid;
use sqlx::postgres::{PgArgumentBuffer, PgRow, PgTypeInfo, Postgres};
use sqlx::{Encode, Row, Type};

use super::Link;
use crate::query::fragment::{Fragment, Level};
use crate::query::statement::Query;
use crate::row::Error;
use crate::row::raw::Raw;

/// How to tell which key a row has.
pub(super) enum Found {
    /// There is but one.
    Only,
    /// By the bytes of these columns.
    By(Vec<usize>),
    /// By its number among all keys, which this column has.
    Numbered(usize),
}

impl Link {
    /// The statement for these keys, and how to tell which of them a row has that it gives.
    pub(super) fn asked(&self, keys: &[usize], parents: &[PgRow], places: &[usize]) -> Result<(Query, Found), Error> {
        let mut query = self.query.clone();
        if let [parent] = keys {
            let filter = self.of_one(&parents[*parent], places)?;
            Query::and(&mut query.filter, filter);
            return Ok((query, Found::Only));
        }
        let values = places.iter().map(|place| Array::of(keys, parents, *place)).collect::<Result<Vec<_>, _>>()?;
        if query.limit.is_some() || query.offset.is_some() || !self.theirs.iter().all(|(_, ty)| is_bytewise(ty)) {
            let number = query.columns.len();
            self.each(&mut query, values);
            return Ok((query, Found::Numbered(number)));
        }
        let theirs = self.theirs.iter().map(|(column, _)| query.place_or_add(column)).collect();
        Query::and(&mut query.filter, Some(self.one_of(values)));
        Ok((query, Found::By(theirs)))
    }

    /// `key = $1`: of one row PostgreSQL keeps the plan, and makes none for each time as for an array.
    fn of_one(&self, parent: &PgRow, places: &[usize]) -> Result<Option<Fragment>, Error> {
        let mut filter = None;
        for ((column, ty), place) in self.theirs.iter().zip(places) {
            let value = parent.try_get::<Raw, _>(*place).map_err(|error| Error::decode(error, parent, *place))?;
            let value = Fragment::bind(value).followed(format!("::{ty}"), Level::Atom);
            Query::and(&mut filter, Some(column.clone().binary("=", value, Level::Comparison)));
        }
        Ok(filter)
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

    /// A limit is one for each row that it comes with; and what is equal only PostgreSQL knows of some types.
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
        from.push(format!(" WITH ORDINALITY AS \"key\"({keys}, \"number\") CROSS JOIN LATERAL (")).append(each.sql());
        from.push(format!(") AS \"each\"({})", names.join(", ")));
        let columns = names.into_iter().map(|name| Fragment::sql(format!("\"each\".{name}")));
        let columns = columns.chain([Fragment::sql("\"key\".\"number\"")]).collect::<Vec<_>>().into();
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

/// Whether two values of a type are equal if their bytes are, and only then.
fn is_bytewise(ty: &str) -> bool {
    let plain = [
        "boolean",
        "smallint",
        "integer",
        "bigint",
        "uuid",
        "text",
        "character varying",
        "varchar",
        "bytea",
        "date",
        "timestamp",
        "timestamp without time zone",
        "timestamp with time zone",
        "timestamptz",
        "int2",
        "int4",
        "int8",
    ];
    plain.contains(&ty.split('(').next().unwrap_or_default().trim())
}

/// Values as PostgreSQL sent them, as an array.
struct Array {
    bytes: Vec<u8>,
    count: i32,
}

impl Array {
    fn of(keys: &[usize], parents: &[PgRow], place: usize) -> Result<Self, Error> {
        let mut array = Self { bytes: Vec::new(), count: 0 };
        for key in keys {
            let value =
                parents[*key].try_get_raw(place).map_err(|error| Error::decode(error, &parents[*key], place))?;
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
    /// One dimension, no NULL, from 1 on, and elements of a type that is not built in, so that they are taken for those of
    /// the type that the statement wants (`varchar` for `text`): `array_recv` in PostgreSQL's `arrayfuncs.c`.
    fn encode_by_ref(&self, buffer: &mut PgArgumentBuffer) -> Result<IsNull, BoxDynError> {
        buffer.extend_from_slice(&1_i32.to_be_bytes());
        buffer.extend_from_slice(&0_i32.to_be_bytes());
        buffer.extend_from_slice(&u32::MAX.to_be_bytes());
        buffer.extend_from_slice(&self.count.to_be_bytes());
        buffer.extend_from_slice(&1_i32.to_be_bytes());
        buffer.extend_from_slice(&self.bytes);
        Ok(IsNull::No)
    }
}
