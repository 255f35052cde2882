//! Rows on their way into a database: many in a statement, in one transaction.

use super::Seed;
use super::fill::{Filling, kept};
use super::parents::Parents;
use super::report::{Refusal, Report, TableReport};
use super::rows::Row;
use super::script::{Change, changes, sequences};
use super::statement;
use super::table::Table;
use crate::error::{Error, Result};
use crate::ident::Ident;
use crate::row::ConstraintViolation;
use sqlx::error::DatabaseError;
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection, Row as _};
use std::collections::BTreeSet;
use std::sync::Arc;

/// How many rows are in one statement.
const BATCH: u64 = 4000;

/// How often a row is made anew that PostgreSQL refuses.
const TRIES: u64 = 20;

/// After so many refused rows a table is given up.
const PATIENCE: u64 = 50;

/// Told while rows are loaded.
pub trait Progress {
    /// A table has so many rows more, of those that it is to get in all.
    fn loaded(&mut self, table: &TableReport);
}

impl Progress for () {
    fn loaded(&mut self, _table: &TableReport) {}
}

impl Seed {
    /// Puts the rows into a database that has the tables, in one transaction.
    ///
    /// Rows that PostgreSQL refuses are left out, and reported; those that it took are kept.
    ///
    /// # Errors
    /// A table has rows already, and [`append`](Self::append) was not said; names that are none; columns of which no value is
    /// known; or the database lacks something. Then nothing is changed.
    pub async fn load(&self, connection: &mut PgConnection) -> Result<Report> {
        self.load_with(connection, &mut ()).await
    }

    /// As [`load`](Self::load), and tells how far it came.
    ///
    /// # Errors
    /// As [`load`](Self::load).
    pub async fn load_with(&self, connection: &mut PgConnection, progress: &mut dyn Progress) -> Result<Report> {
        let mut transaction = connection.begin().await.map_err(failed)?;
        let report = self.fill(&mut transaction, progress).await?;
        transaction.commit().await.map_err(failed)?;
        Ok(report)
    }

    async fn fill(&self, connection: &mut PgConnection, progress: &mut dyn Progress) -> Result<Report> {
        let (order, counts) = self.plan()?;
        // What is there already is read as text, and has to be spelled as ours is. What is refused is to be told at once.
        let settings = "SET LOCAL datestyle = 'ISO'; SET LOCAL timezone = 'UTC'; SET CONSTRAINTS ALL IMMEDIATE";
        connection.execute(settings).await.map_err(failed)?;
        let filled = self.filled(connection).await?;
        self.refuse_filled(&filled, &counts)?;
        let kept = kept(&self.tables);
        let (mut parents, mut report, mut later) = (Parents::default(), Report::default(), Vec::new());
        for at in &order.tables {
            let table = &self.tables[*at];
            let postponed: Vec<usize> = order.later.range((*at, 0)..(*at + 1, 0)).map(|(_, one)| *one).collect();
            later.extend(postponed.iter().map(|one| (*at, *one)));
            let mut filling = Filling::new(self, table, counts[*at], postponed, &kept);
            let before = match filled.contains(at) {
                true => before(connection, table, &kept[&table.name], &mut filling, &mut parents).await?,
                false => 0,
            };
            filling.start(before, &parents);
            Loading { connection, filling: &mut filling, parents: &mut parents, progress }.table().await?;
            for statement in sequences(table) {
                connection.execute(AssertSqlSafe(statement)).await.map_err(failed)?;
            }
            report.tables.push(filling.report);
        }
        for (at, one) in later {
            update(connection, &self.tables[at], changes(self, at, one, &parents)).await?;
        }
        Ok(report)
    }

    /// The tables that have rows.
    async fn filled(&self, connection: &mut PgConnection) -> Result<BTreeSet<usize>> {
        if self.tables.is_empty() {
            return Ok(BTreeSet::new());
        }
        let each = self.tables.iter().enumerate();
        let each: Vec<_> =
            each.map(|(at, table)| format!("SELECT {at} WHERE EXISTS (SELECT FROM {})", table.name)).collect();
        let found = sqlx::query_scalar::<_, i32>(AssertSqlSafe(each.join(" UNION ALL ")));
        let found = found.fetch_all(connection).await.map_err(|error| {
            failed(error).or_help("bring the database to what the code declares first: `gen-migrations migrate`")
        })?;
        Ok(found.into_iter().filter_map(|at| usize::try_from(at).ok()).collect())
    }

    fn refuse_filled(&self, filled: &BTreeSet<usize>, counts: &[u64]) -> Result<()> {
        let names = filled.iter().filter(|at| counts[**at] > 0).map(|at| format!("`{}`", self.tables[*at].name));
        let names: Vec<_> = names.collect();
        if self.append || names.is_empty() {
            return Ok(());
        }
        let verb = if names.len() == 1 { "has" } else { "have" };
        Err(Error::invalid(format!("{} {verb} rows already", names.join(", ")))
            .help("to add to them, write `--append`, in code `.append()`"))
    }
}

fn failed(error: sqlx::Error) -> Error {
    let said = error.as_database_error().map(|error| format!(": {}", error.message())).unwrap_or_default();
    Error::database(format!("the rows could not be loaded, and nothing was changed{said}")).caused_by(error)
}

/// Reads of the rows that are there what others refer to and what may not come again, and says how many they are.
async fn before(
    connection: &mut PgConnection,
    table: &Table,
    kept: &BTreeSet<Ident>,
    filling: &mut Filling<'_>,
    parents: &mut Parents,
) -> Result<u64> {
    let keyed: BTreeSet<usize> = table.keys.iter().filter_map(Table::key_columns).flatten().collect();
    let needed = |at: usize| {
        kept.contains(&table.columns[at].name) || keyed.contains(&at) || table.columns[at].counted.is_some()
    };
    let read =
        |at: usize| if needed(at) { format!("{}::text", table.columns[at].name) } else { "NULL::text".to_owned() };
    let read: Vec<_> = (0..table.columns.len()).map(read).collect();
    let sql = format!("SELECT {} FROM {}", read.join(", "), table.name);
    let rows = sqlx::query(AssertSqlSafe(sql)).fetch_all(connection).await.map_err(failed)?;
    for row in &rows {
        let values: Result<Row, _> = (0..table.columns.len())
            .map(|at| row.try_get::<Option<String>, _>(at).map(|text| text.map(Arc::from)))
            .collect();
        let values = values.map_err(failed)?;
        filling.maker.remember(&values);
        filling.keep(&values, parents);
        for (at, column) in table.columns.iter().enumerate() {
            let Some(((_, step), last)) =
                column.counted.zip(values[at].as_ref().and_then(|text| text.parse::<i64>().ok()))
            else {
                continue;
            };
            // Rows are counted on from those that are there.
            let from = last.saturating_add(step).saturating_sub(step.saturating_mul(rows.len() as i64));
            let known = filling.maker.counted_from.entry(at).or_insert(from);
            *known = if step < 0 { from.min(*known) } else { from.max(*known) };
        }
    }
    Ok(rows.len() as u64)
}

/// One table's rows on their way.
struct Loading<'l, 'f> {
    connection: &'l mut PgConnection,
    filling: &'l mut Filling<'f>,
    parents: &'l mut Parents,
    progress: &'l mut dyn Progress,
}

impl Loading<'_, '_> {
    async fn table(&mut self) -> Result<()> {
        loop {
            let marks = self.parents.count(&self.filling.maker.table.name);
            let rows = self.filling.batch(BATCH, self.parents);
            if rows.is_empty() {
                return Ok(());
            }
            let refused = self.rows(&rows).await?;
            if !refused.is_empty() {
                self.parents.cut(&self.filling.maker.table.name, marks);
                let gone: BTreeSet<u64> = refused.iter().map(|(number, _)| *number).collect();
                for (number, row) in &rows {
                    match gone.contains(number) {
                        true => self.filling.maker.forget(row),
                        false => self.filling.keep(row, self.parents),
                    }
                }
                self.anew(refused).await?;
            }
            let lost: u64 = self.filling.report.refused.iter().map(|refusal| refusal.rows).sum();
            self.filling.report.rows = self.filling.made - lost;
            self.progress.loaded(&self.filling.report);
            if lost >= PATIENCE {
                return Ok(());
            }
        }
    }

    /// Inserts rows, and returns those that are refused: by halves, until each is found.
    async fn rows(&mut self, rows: &[(u64, Row)]) -> Result<Vec<(u64, Refusal)>> {
        let (mut waiting, mut refused) = (vec![rows], Vec::new());
        while let Some(rows) = waiting.pop() {
            match self.insert(rows).await? {
                None => {}
                Some(refusal) if rows.len() == 1 => {
                    refused.extend(rows.iter().map(|(number, _)| (*number, refusal.clone())))
                }
                // The rest would be refused as these are.
                Some(refusal) if refused.len() as u64 >= PATIENCE => {
                    refused.extend(rows.iter().map(|(number, _)| (*number, refusal.clone())));
                }
                Some(_) => {
                    let (first, second) = rows.split_at(rows.len() / 2);
                    waiting.extend([second, first]);
                }
            }
        }
        Ok(refused)
    }

    /// Makes refused rows anew, some times, and reports those that stay refused.
    async fn anew(&mut self, refused: Vec<(u64, Refusal)>) -> Result<()> {
        let mut hopeless = 0;
        for (number, refusal) in refused {
            let mut taken = false;
            for tries in 1..=TRIES {
                if hopeless >= 3 {
                    break;
                }
                let Some(row) = self.filling.maker.row(number, tries, self.parents) else { break };
                let row = [(number, row)];
                if self.insert(&row).await?.is_none() {
                    self.filling.keep(&row[0].1, self.parents);
                    taken = true;
                    break;
                }
                self.filling.maker.forget(&row[0].1);
            }
            hopeless = if taken { 0 } else { hopeless + 1 };
            if !taken {
                self.note(refusal);
            }
        }
        Ok(())
    }

    fn note(&mut self, refusal: Refusal) {
        let noted = &mut self.filling.report.refused;
        match noted.iter_mut().find(|other| other.constraint == refusal.constraint) {
            Some(other) => other.rows += 1,
            None => noted.push(refusal),
        }
    }

    /// Inserts rows, all or none; and says why none.
    async fn insert(&mut self, rows: &[(u64, Row)]) -> Result<Option<Refusal>> {
        let table = self.filling.maker.table;
        self.connection.execute("SAVEPOINT seed").await.map_err(failed)?;
        let sql = statement::insert(table, rows.len());
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for at in 0..table.columns.len() {
            let values: Vec<Option<String>> =
                rows.iter().map(|(_, row)| row[at].as_deref().map(str::to_owned)).collect();
            query = query.bind(values);
        }
        let Err(error) = query.execute(&mut *self.connection).await else {
            self.connection.execute("RELEASE seed").await.map_err(failed)?;
            return Ok(None);
        };
        // Values, constraints, views and exceptions of triggers: all else is no row's fault.
        let code = error.as_database_error().and_then(DatabaseError::code).unwrap_or_default().into_owned();
        if !["22", "23", "44", "P0"].iter().any(|class| code.starts_with(class)) {
            return Err(failed(error));
        }
        self.connection.execute("ROLLBACK TO seed").await.map_err(failed)?;
        let message = error.as_database_error().map_or_else(|| error.to_string(), |error| error.message().to_owned());
        let constraint = ConstraintViolation::try_from(error).ok().map(|violation| violation.constraint);
        Ok(Some(Refusal { constraint: constraint.filter(|name| !name.is_empty()), message, rows: 1 }))
    }
}

/// Fills in references that had to wait.
async fn update(connection: &mut PgConnection, table: &Table, changes: Vec<Change>) -> Result<()> {
    for changes in changes.chunks(BATCH as usize) {
        let Some(first) = changes.first() else { continue };
        let mut query = sqlx::query(AssertSqlSafe(statement::update(table, first)));
        for at in 0..first.set.len() + first.found.len() {
            let value = |change: &Change| change.set.iter().chain(&change.found).nth(at).map(|(_, text)| text.clone());
            query = query.bind(changes.iter().map(value).collect::<Vec<Option<String>>>());
        }
        query.execute(&mut *connection).await.map_err(failed)?;
    }
    Ok(())
}
