//! Rows for all tables of a schema, made up from the schema alone: the same for the same seed, on every machine.
//!
//! ```
//! # use schema_core::{declare::{def::SchemaDef, schema::schema}, seed::Seed};
//! # const SHOP: SchemaDef = schema("shop");
//! # async fn fill(connection: &mut sqlx::PgConnection) -> schema_core::error::Result<()> {
//! let seed = Seed::new(&SHOP, 42)?.rows(100);
//! let report = seed.load(connection).await?;
//! assert!(report.is_complete(), "{report}");
//! # Ok(()) }
//! ```
//!
//! Rows come in the order of the foreign keys, and respect what the schema says: keys, references (to the table itself, and
//! in a circle where a column can be NULL), NOT NULL, lengths, precision, closed sets, JSON shapes, domains, and checks as far as
//! they are understood: comparisons, `IN`, lengths, plain regular expressions, and all that can be worked out from the row.
//! What PostgreSQL refuses nevertheless is made anew, and reported with the constraint where that does not help.
//!
//! Of JSON, the schema knows the shape alone: a column gets its default, or `{}` or `[]`. What is behind it, a user gives:
//! `.column("users.preferences", |row| format!(r#"{{"theme": "{}"}}"#, row % 2))`.

mod bounds;
mod condition;
mod factory;
mod fill;
mod kind;
mod load;
mod order;
mod parents;
mod pattern;
mod plausible;
mod random;
mod report;
mod rows;
mod script;
mod statement;
mod table;
mod types;
mod value;
mod words;

pub use factory::{Factory, FactoryRow};
pub use load::Progress;
pub use report::{Refusal, Report, TableReport};

use crate::declare::def::{SchemaDef, TableName};
use crate::declare::handle::Column;
use crate::error::{Error, Finding, Result};
use crate::ident::{Ident, Qualified};
use crate::model::{Conventions, Schema, from_code};
use order::{Order, order};
use rows::Giver;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;
use table::{Table, tables};

/// How many rows a table gets, unless it is said.
const ROWS: u64 = 100;

/// Rows in the making.
#[derive(Clone, Debug)]
#[must_use = "nothing is made until `load` or `to_sql`"]
pub struct Seed {
    number: u64,
    tables: Vec<Table>,
    rows: u64,
    counts: Vec<(String, u64)>,
    overrides: Overrides,
    append: bool,
}

/// How rows are spread over those that they refer to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Spread {
    /// Each gets about as many.
    Even,
    /// Some get many, and some none.
    #[default]
    Skewed,
}

/// What a user gives for a value: its text, or NULL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given(Option<String>);

macro_rules! given {
    ($($from:ty),*) => {$(
        impl From<$from> for Given {
            fn from(value: $from) -> Self {
                Self(Some(value.to_string()))
            }
        }
    )*};
}

given!(&str, String, bool, i16, i32, i64, u8, u16, u32, u64, f64);

impl<T: Into<Given>> From<Option<T>> for Given {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self(None), Into::into)
    }
}

/// What users say of columns, by name as they wrote it.
#[derive(Clone, Default)]
pub(crate) struct Overrides {
    givers: BTreeMap<(Qualified, Ident), Giver>,
    spreads: BTreeMap<(Qualified, Ident), Spread>,
    mistakes: Vec<Finding>,
}

impl fmt::Debug for Overrides {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Overrides").field("givers", &self.givers.keys()).field("spreads", &self.spreads).finish()
    }
}

impl Overrides {
    fn given(&self, table: &Qualified, column: &Ident) -> Option<&Giver> {
        if self.givers.is_empty() { None } else { self.givers.get(&(table.clone(), column.clone())) }
    }

    fn spread(&self, table: &Qualified, column: &Ident) -> Option<Spread> {
        if self.spreads.is_empty() { None } else { self.spreads.get(&(table.clone(), column.clone())).copied() }
    }
}

/// The name of a table: `"users"`, `"app.users"`, `User::NAME`.
#[derive(Clone, Debug)]
pub struct TablePath(String);

impl From<&str> for TablePath {
    fn from(path: &str) -> Self {
        Self(path.to_owned())
    }
}

impl From<String> for TablePath {
    fn from(path: String) -> Self {
        Self(path)
    }
}

impl From<TableName> for TablePath {
    fn from(name: TableName) -> Self {
        Self(Qualified::new(name.schema, name.name).to_string())
    }
}

/// The name of a column: `"users.email"`, `"app.users.email"`, `User::email`.
#[derive(Clone, Debug)]
pub struct ColumnPath {
    table: String,
    column: String,
}

impl From<&str> for ColumnPath {
    fn from(path: &str) -> Self {
        let (table, column) = path.rsplit_once('.').unwrap_or(("", path));
        Self { table: table.to_owned(), column: column.trim_matches('"').to_owned() }
    }
}

impl<T, F> From<Column<T, F>> for ColumnPath {
    fn from(column: Column<T, F>) -> Self {
        Self { table: TablePath::from(column.table()).0, column: column.name().to_owned() }
    }
}

impl Seed {
    /// Rows for the tables that the code declares.
    ///
    /// # Errors
    /// What is wrong with the code.
    pub fn new(code: &SchemaDef, number: u64) -> Result<Self> {
        let declared = from_code(code, Conventions::default())?;
        Ok(Self::of(tables(&declared.schema, Some(code)), number))
    }

    /// Rows for the tables of a schema.
    pub fn of_schema(schema: &Schema, number: u64) -> Self {
        Self::of(tables(schema, None), number)
    }

    fn of(tables: Vec<Table>, number: u64) -> Self {
        Self { number, tables, rows: ROWS, counts: Vec::new(), overrides: Overrides::default(), append: false }
    }

    /// How many rows each table gets: 100, unless it is said. One that refers to others by a key gets no more than there are.
    pub fn rows(mut self, rows: u64) -> Self {
        self.rows = rows;
        self
    }

    /// How many rows one table gets.
    pub fn table(mut self, table: impl Into<TablePath>, rows: u64) -> Self {
        self.counts.push((table.into().0, rows));
        self
    }

    /// What a column's values are, by the row's number, from 0 on.
    ///
    /// ```
    /// # use schema_core::{declare::{def::SchemaDef, schema::schema}, seed::Seed};
    /// # const SHOP: SchemaDef = schema("shop");
    /// # fn seed() -> schema_core::error::Result<Seed> {
    /// let seed = Seed::new(&SHOP, 42)?.column("customers.email", |row| format!("customer{row}@shop.test"));
    /// # Ok(seed) }
    /// ```
    pub fn column<G: Into<Given>>(
        mut self,
        column: impl Into<ColumnPath>,
        give: impl Fn(u64) -> G + Send + Sync + 'static,
    ) -> Self {
        if let Some(at) = self.place(&column.into()) {
            self.overrides.givers.insert(at, Arc::new(move |row| give(row).into()));
        }
        self
    }

    /// How a reference is spread over the rows that it leads to: some have many, unless it is said.
    pub fn spread(mut self, column: impl Into<ColumnPath>, spread: Spread) -> Self {
        if let Some(at) = self.place(&column.into()) {
            self.overrides.spreads.insert(at, spread);
        }
        self
    }

    /// Adds to rows that are there, which [`load`](Self::load) refuses otherwise.
    pub fn append(mut self) -> Self {
        self.append = true;
        self
    }

    fn place(&mut self, path: &ColumnPath) -> Option<(Qualified, Ident)> {
        let found = self.find(&path.table).map(|at| &self.tables[at]);
        let known = found
            .and_then(|table| Some((table.name.clone(), table.columns.get(table.column(&path.column)?)?.name.clone())));
        if known.is_none() {
            self.overrides.mistakes.push(Finding {
                at: format!("{}.{}", path.table, path.column),
                message: "there is no such column that gets values".to_owned(),
                help: Some("write `table.column`, with the schema in front where it is not `public`".to_owned()),
            });
        }
        known
    }

    /// The table of this name, with or without its schema.
    fn find(&self, name: &str) -> Option<usize> {
        let plain = name.trim_matches('"');
        self.tables.iter().position(|table| {
            table.name.to_string() == name
                || (table.name.schema.as_str() == "public" && table.name.name.as_str() == plain)
        })
    }

    /// How many rows each table gets, and in which order.
    ///
    /// # Errors
    /// All that stands in the way: names that are none, columns of which no value is known, circles.
    fn plan(&self) -> Result<(Order, Vec<u64>)> {
        let mut findings = self.overrides.mistakes.clone();
        let mut counts = vec![self.rows; self.tables.len()];
        for (name, count) in &self.counts {
            match self.find(name) {
                Some(at) => counts[at] = *count,
                None => findings.push(Finding {
                    at: name.clone(),
                    message: "there is no such table".to_owned(),
                    help: Some("write the schema in front where it is not `public`".to_owned()),
                }),
            }
        }
        for (table, count) in self.tables.iter().zip(&counts) {
            for (column, sql_type) in table.unknown.iter().filter(|_| *count > 0) {
                findings.push(Finding {
                    at: table.name.member(column.clone()).to_string(),
                    message: format!("no value of the type `{sql_type}` is known, and the column needs one"),
                    help: Some(format!("give the column a default, or the table no rows: `{}` 0", table.name)),
                });
            }
        }
        if !findings.is_empty() {
            return Err(Error::findings("the rows cannot be made", findings));
        }
        Ok((order(&self.tables)?, counts))
    }
}
