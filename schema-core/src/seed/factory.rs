//! One row at a time, for tests: with all that it needs.

use super::parents::Parents;
use super::rows::Maker;
use super::table::Table as Known;
use super::{ColumnPath, Overrides, Seed};
use crate::declare::column_type::ColumnType;
use crate::declare::def::SchemaDef;
use crate::declare::handle::Column;
use crate::declare::table::Table;
use crate::error::Result;
use crate::ident::{Ident, Qualified, literal};
use crate::row::write::Statement;
use crate::row::{Error, IntoValue, Value};
use sqlx::postgres::{PgRow, Postgres};
use sqlx::{Arguments as _, AssertSqlSafe, Encode, FromRow, PgConnection, Row as _, Type};
use std::collections::BTreeMap;
use std::marker::PhantomData;
use std::sync::Arc;

/// Beyond this many rows that need each other there is a circle.
const DEPTH: usize = 30;

/// The first row's number: from here on, texts that must differ have it in them.
const FIRST: u64 = 1000;

/// Makes rows for tests, one at a time: a test says what matters to it, and the rest is made up from the schema. Rows
/// that a row must refer to are made first, unless they are given.
///
/// ```
/// # use schema_core::{Table, schema, table, row::Error, seed::Factory};
/// # use sqlx::PgConnection;
/// # #[table]
/// # pub struct Author { #[column(primary_key, identity)] pub id: i64, pub name: String }
/// # #[table]
/// # pub struct Book { #[column(primary_key, identity)] pub id: i64, #[column(references = Author::id)] pub author_id: i64, pub title: String }
/// # schema! { pub library: [Author, Book] }
/// # async fn test(db: &mut PgConnection) -> Result<(), Box<dyn std::error::Error>> {
/// let mut factory = Factory::new(&library, 42)?;
/// let book: Book = factory.row().insert(db).await?; // and its author
/// let other = factory.row::<Book>().set(Book::author_id, book.author_id).set(Book::title, "Emma").insert(db).await?;
/// # assert_eq!(other.title, "Emma");
/// # Ok(()) }
/// ```
#[derive(Debug)]
pub struct Factory {
    seed: Seed,
    /// How many rows each table got.
    made: BTreeMap<usize, u64>,
}

/// A row in the making.
#[must_use = "nothing is inserted until `insert`"]
pub struct FactoryRow<'f, T> {
    factory: &'f mut Factory,
    given: Vec<(Ident, Give)>,
    table: PhantomData<fn() -> T>,
}

/// Writes a value into the statement.
type Give = Box<dyn FnOnce(&mut Statement) + Send>;

impl Factory {
    /// Makes rows of the tables that the code declares: the same ones for the same number.
    ///
    /// # Errors
    /// What is wrong with the code.
    pub fn new(code: &SchemaDef, number: u64) -> Result<Self> {
        Ok(Self { seed: Seed::new(code, number)?, made: BTreeMap::new() })
    }

    /// A row of a table.
    pub fn row<T: Table>(&mut self) -> FactoryRow<'_, T> {
        FactoryRow { factory: self, given: Vec::new(), table: PhantomData }
    }

    /// Inserts a row, and reads of it what `returning` says.
    async fn insert(
        &mut self,
        name: &Qualified,
        given: Vec<(Ident, Give)>,
        returning: &str,
        depth: usize,
        connection: &mut PgConnection,
    ) -> Result<PgRow, Error> {
        let at = self.seed.tables.iter().position(|table| table.name == *name).filter(|_| depth < DEPTH);
        let Some(at) = at else {
            return Err(Error::Database(cannot(name, "it is not in the schema, or needs itself")));
        };
        let number = FIRST + *self.made.entry(at).and_modify(|made| *made += 1).or_insert(0);
        let parents = self.parents(at, &given, depth, connection).await?;
        let table = &self.seed.tables[at];
        let overrides = Overrides::default();
        let later = (0..table.references.len()).filter(|one| !is_needed(table, *one, &given)).collect();
        let mut maker = Maker::new(self.seed.number, table, &overrides, later);
        let made = maker.row(number, 0, &parents);
        let broken = maker.broken.unwrap_or_default();
        let row = made.ok_or_else(|| Error::Database(cannot(name, &format!("`{broken}` does not hold"))))?;
        // What is counted, the database counts.
        let own = table.columns.iter().zip(row).filter(|(column, _)| column.counted.is_none());
        let own = own.filter(|(column, _)| !given.iter().any(|(name, _)| column.name == *name));
        let own = own.map(|(column, value)| {
            let text = value.map_or("NULL".to_owned(), |text| literal(&text));
            let give: Give = Box::new(move |statement| _ = statement.push(&text));
            (column.name.clone(), give)
        });
        let (sql, arguments) = statement(name, own.collect::<Vec<_>>().into_iter().chain(given), returning)?;
        Ok(sqlx::query_with(AssertSqlSafe(sql), arguments).fetch_one(connection).await?)
    }

    /// Makes the rows that a row needs.
    async fn parents(
        &mut self,
        at: usize,
        given: &[(Ident, Give)],
        depth: usize,
        connection: &mut PgConnection,
    ) -> Result<Parents, Error> {
        let (mut parents, mut there) = (Parents::default(), Vec::new());
        for one in 0..self.seed.tables[at].references.len() {
            let table = &self.seed.tables[at];
            let reference = table.references[one].clone();
            let key = (reference.target.clone(), reference.target_columns.clone());
            if !is_needed(table, one, given) || reference.target == table.name || there.contains(&key) {
                continue;
            }
            let read: Vec<_> = reference.target_columns.iter().map(|column| format!("{column}::text")).collect();
            let returning = read.join(", ");
            let row = Box::pin(self.insert(&reference.target, Vec::new(), &returning, depth + 1, connection)).await?;
            for (place, column) in reference.target_columns.iter().enumerate() {
                let value: Option<String> = row.try_get(place)?;
                parents.keep(&reference.target, column, value.map(Arc::from));
            }
            there.push(key);
        }
        Ok(parents)
    }
}

/// A reference that cannot be NULL, and that nobody gave.
fn is_needed(table: &Known, reference: usize, given: &[(Ident, Give)]) -> bool {
    let reference = &table.references[reference];
    let is_given = |at: &usize| given.iter().any(|(name, _)| table.columns[*at].name == *name);
    !reference.nullable && !reference.columns.iter().any(is_given)
}

fn cannot(name: &Qualified, why: &str) -> sqlx::Error {
    sqlx::Error::Configuration(format!("a row of `{name}` cannot be made: {why}").into())
}

fn statement(
    table: &Qualified,
    values: impl Iterator<Item = (Ident, Give)>,
    returning: &str,
) -> Result<(String, sqlx::postgres::PgArguments), Error> {
    let (names, gives): (Vec<_>, Vec<_>) = values.unzip();
    let mut statement = Statement::default();
    statement.push(&format!("INSERT INTO {table}"));
    if names.is_empty() {
        statement.push(" DEFAULT VALUES");
    } else {
        statement.push(&format!(" ({}) VALUES (", crate::ident::list(&names)));
        for (at, give) in gives.into_iter().enumerate() {
            statement.push(if at > 0 { ", " } else { "" });
            give(&mut statement);
        }
        statement.push(")");
    }
    statement.push(&format!(" RETURNING {returning}"));
    statement.finish()
}

/// Adds DEFAULT, or a parameter with the value.
fn give<F: for<'q> Encode<'q, Postgres> + Type<Postgres> + 'static>(statement: &mut Statement, value: Value<F>) {
    match value {
        Value::Unset | Value::Default => _ = statement.push("DEFAULT"),
        Value::Set(value) => statement.bind_with(|arguments| arguments.add(value)),
    }
}

impl<T: Table> FactoryRow<'_, T> {
    /// Says what a column is set to: what its setter of the new row would take.
    pub fn set<F: ColumnType, W>(mut self, column: Column<T, F>, value: impl IntoValue<Option<F::Value>, W>) -> Self
    where
        F::Value: for<'q> Encode<'q, Postgres> + Type<Postgres> + Send + 'static,
    {
        let value = value.into_value();
        let name = Ident::new(ColumnPath::from(column).column);
        self.given.retain(|(other, _)| *other != name);
        self.given.push((name, Box::new(move |statement| give(statement, value))));
        self
    }

    /// Inserts the row and what it needs, and gives it back as the database made it.
    ///
    /// # Errors
    /// The database says no.
    pub async fn insert(self, connection: &mut PgConnection) -> Result<T, Error>
    where
        T: for<'r> FromRow<'r, PgRow>,
    {
        let name = Qualified::new(T::NAME.schema, T::NAME.name);
        let columns: Vec<_> = T::DEF.columns.iter().map(|column| Ident::from(column.name)).collect();
        let row = self.factory.insert(&name, self.given, &crate::ident::list(&columns), 0, connection).await?;
        Ok(T::from_row(&row)?)
    }
}
