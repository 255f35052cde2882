//! The parts of an INSERT, UPDATE or DELETE, their text, and what comes back.

use futures_util::TryStreamExt;
use sqlx::postgres::{PgArguments, PgRow, Postgres};
use sqlx::{AssertSqlSafe, Executor};

use super::conflict::Conflict;
use super::fragment::{Fragment, Level};
use super::observe::Observed;
use super::set::Assign;
use super::shape::{Cursor, Flat, Shape};
use super::statement::Query;
use super::update::Keyed;
use super::write::{Assignment, Row};
use crate::declare::def::{Kept, TableDef};
use crate::row::write::Statement;
use crate::row::{Error, Violations};

/// A statement that writes, without the types that say what it gives.
#[derive(Debug)]
pub(super) struct Modify {
    pub(super) def: &'static TableDef,
    pub(super) verb: Verb,
    /// Other tables: of FROM in an update, of USING in a delete.
    pub(super) from: Vec<Fragment>,
    pub(super) filter: Option<Fragment>,
    /// Every row is meant.
    pub(super) all_rows: bool,
    /// The version that the row must have.
    pub(super) version: Option<Assignment>,
    pub(super) returning: Vec<Fragment>,
    /// Why it is not sent.
    pub(super) error: Option<Error>,
}

/// What it does.
#[derive(Debug)]
pub(super) enum Verb {
    Insert {
        /// What follows the table's name, of each of its statements.
        statements: Vec<Fragment>,
        /// The columns that they give.
        columns: Vec<&'static str>,
        /// What is done where a row is there.
        conflict: Option<Conflict>,
    },
    Update(Vec<Assignment>),
    Delete,
    /// An update that changes nothing reads.
    Select,
}

impl Modify {
    pub(super) fn new(def: &'static TableDef, verb: Verb) -> Self {
        Self {
            def,
            verb,
            from: Vec::new(),
            filter: None,
            all_rows: false,
            version: None,
            returning: Vec::new(),
            error: None,
        }
    }

    /// Values that break rules.
    pub(super) fn refuse(&mut self, violations: Violations) {
        if let Err(violations) = violations.into_result() {
            self.error.get_or_insert(violations.into());
        }
    }

    /// What a column is set to.
    pub(super) fn value<F, S, W>(&mut self, name: &str, to: impl Assign<F, S, W>) -> Fragment {
        let mut violations = Violations::none();
        let value = to.assign(self.def.columns.iter().find(|column| column.name == name), &mut violations);
        self.refuse(violations);
        value
    }

    /// What is done where a row is there.
    pub(super) fn conflict(&mut self, how: Conflict) {
        if let Verb::Insert { conflict, .. } = &mut self.verb {
            *conflict = Some(how);
        }
    }

    /// Only the row with this key.
    pub(super) fn find<T: Keyed>(&mut self, key: T::Key) {
        let mut columns = Vec::new();
        T::write_key(key, &mut Row::one(&[], &mut columns));
        for (name, value) in columns {
            let found = Fragment::column(self.def.name.name, name).binary("=", value, Level::Comparison);
            Query::and(&mut self.filter, Some(found));
        }
    }

    fn operation(&self) -> &'static str {
        match self.verb {
            Verb::Insert { .. } => "INSERT",
            Verb::Update(_) => "UPDATE",
            Verb::Delete => "DELETE",
            Verb::Select => "SELECT",
        }
    }

    /// Nothing is to be done.
    fn is_nothing(&self) -> bool {
        match &self.verb {
            Verb::Insert { statements, .. } => statements.is_empty(),
            Verb::Update(set) => set.is_empty(),
            Verb::Delete | Verb::Select => false,
        }
    }

    fn is_guarded(&self) -> bool {
        self.version.is_some() && matches!(self.verb, Verb::Update(_) | Verb::Delete)
    }

    fn refused(&mut self) -> Result<(), Error> {
        if let Some(error) = self.error.take() {
            return Err(error);
        }
        let all = matches!(self.verb, Verb::Update(_) | Verb::Delete) && self.filter.is_none() && !self.all_rows;
        if all { Err(Error::Unfiltered { table: self.def.name.name }) } else { Ok(()) }
    }

    /// The whole statement, and the common table expressions that are its own.
    fn parts(&self) -> (Fragment, Fragment) {
        let mut sql = match (&self.verb, &self.version) {
            (Verb::Insert { statements, conflict, columns }, _) => {
                let conflict = conflict.as_ref().map(|conflict| conflict.sql(self.def, columns)).unwrap_or_default();
                match statements.as_slice() {
                    [statement] => self.insert(statement.clone(), &conflict),
                    statements => return self.together(statements, &conflict),
                }
            }
            (Verb::Update(_) | Verb::Delete, Some(version)) => return self.guarded(version),
            (Verb::Update(_) | Verb::Delete | Verb::Select, _) => self.change(&self.filter),
        };
        self.return_to(&mut sql, &self.returning);
        (Fragment::default(), sql)
    }

    fn statement(&self) -> Statement {
        let (own, sql) = self.parts();
        let mut statement = Statement::with_room();
        sql.write_with(&own, &mut statement);
        statement
    }

    /// The text.
    pub(super) fn to_sql(&self) -> String {
        self.statement().into_sql()
    }

    /// As a common table expression of another statement.
    pub(super) fn into_fragment(mut self) -> Result<Fragment, Error> {
        self.refused()?;
        if self.is_nothing() {
            return Err(Error::Encode("a statement that writes nothing gives no rows to read".into()));
        }
        match self.parts() {
            (own, sql) if own.is_empty() => Ok(sql),
            _ => Err(Error::Encode("what `if_version` asks, and rows with different columns by the thousands, take a statement of their own".into())),
        }
    }

    fn return_to(&self, sql: &mut Fragment, returning: &[Fragment]) {
        if !returning.is_empty() && !matches!(self.verb, Verb::Select) {
            sql.push(" RETURNING ").list(returning.iter().cloned(), ", ");
        }
    }

    fn insert(&self, statement: Fragment, conflict: &Fragment) -> Fragment {
        let mut sql = Fragment::sql("INSERT INTO ");
        sql.append(Fragment::table(self.def.name)).append(statement).append(conflict.clone());
        sql
    }

    /// Rows that leave different columns to the database are inserted by a statement each, in one.
    fn together(&self, statements: &[Fragment], conflict: &Fragment) -> (Fragment, Fragment) {
        let (mut sql, mut rows) = (Fragment::default(), Fragment::default());
        let one = [Fragment::sql("1")];
        let returning = if self.returning.is_empty() { &one } else { self.returning.as_slice() };
        for (at, statement) in statements.iter().enumerate() {
            let mut inserted = self.insert(statement.clone(), conflict);
            self.return_to(&mut inserted, returning);
            sql.push(format!("{}\"inserted {at}\" AS (", if at > 0 { ", " } else { "" })).append(inserted).push(")");
            rows.push(format!("{}SELECT * FROM \"inserted {at}\"", if at > 0 { " UNION ALL " } else { "" }));
        }
        (sql, rows)
    }

    /// An UPDATE, DELETE or SELECT.
    fn change(&self, filter: &Option<Fragment>) -> Fragment {
        let mut sql = Fragment::default();
        let mut word = " USING ";
        match &self.verb {
            Verb::Insert { .. } => {}
            Verb::Delete => _ = sql.push("DELETE FROM ").append(Fragment::table(self.def.name)),
            Verb::Select => {
                sql.push("SELECT ").list(self.returning.iter().cloned(), ", ");
                sql.push(" FROM ").append(Fragment::table(self.def.name));
            }
            Verb::Update(set) => {
                word = " FROM ";
                sql.push("UPDATE ")
                    .append(Fragment::table(self.def.name))
                    .push(" SET ")
                    .append(assigned(self.def, set));
            }
        }
        if !self.from.is_empty() {
            sql.push(word).list(self.from.iter().cloned(), ", ");
        }
        if let Some(filter) = filter {
            sql.push(" WHERE ").append(filter.clone());
        }
        sql
    }

    /// Whether a row is there at all is read with the row: one that is, and has another version, is another's by now.
    fn guarded(&self, (name, version): &Assignment) -> (Fragment, Fragment) {
        let mut filter = self.filter.clone();
        let same = Fragment::column(self.def.name.name, name).binary("=", version.clone(), Level::Comparison);
        Query::and(&mut filter, Some(same));
        let columns = (0..self.returning.len()).map(|at| format!(", \"{at}\"")).collect::<String>();
        let mut returning = vec![Fragment::sql("true")];
        returning.extend(self.returning.iter().cloned());
        let mut own = Fragment::default();
        own.push(format!("\"changed row\"(\"changed\"{columns}) AS (")).append(self.change(&filter));
        self.return_to(&mut own, &returning);
        own.push(")");
        let mut sql =
            Fragment::sql(format!("SELECT \"there\", \"changed\"{columns} FROM (SELECT EXISTS (SELECT FROM "));
        sql.append(Fragment::table(self.def.name));
        if let Some(filter) = &self.filter {
            sql.push(" WHERE ").append(filter.clone());
        }
        sql.push(") AS \"there\") AS \"row\" LEFT JOIN \"changed row\" ON true");
        (own, sql)
    }

    fn bound(&self) -> Result<(String, PgArguments), Error> {
        self.statement().finish()
    }

    /// The rows that come back.
    pub(super) async fn rows<'e, S: Shape<Kind = Flat>, E>(mut self, on: E) -> Result<Vec<S::Row>, Error>
    where
        E: Executor<'e, Database = Postgres>,
    {
        self.refused()?;
        if self.is_nothing() {
            return Ok(Vec::new());
        }
        let guarded = self.is_guarded();
        let rows = self.fetch(on).await?;
        let mut read = Vec::with_capacity(rows.len());
        for row in &rows {
            let mut cursor = Cursor::flat(row);
            if !guarded || self.was_changed(&mut cursor)? {
                read.push(S::read(&mut cursor)?);
            }
        }
        Ok(read)
    }

    /// How many rows there were.
    pub(super) async fn execute<'e, E: Executor<'e, Database = Postgres>>(mut self, on: E) -> Result<u64, Error> {
        self.refused()?;
        self.returning.clear();
        if self.is_nothing() {
            return Ok(0);
        }
        if self.is_guarded() {
            let rows = self.fetch(on).await?;
            let changed = rows.iter().map(|row| self.was_changed(&mut Cursor::flat(row)));
            return changed.map(|changed| changed.map(u64::from)).sum();
        }
        if matches!(self.verb, Verb::Select) {
            self.returning.push(Fragment::sql("1"));
        }
        let (sql, arguments) = self.bound()?;
        let mut observed = Observed::start(self.operation(), self.def.name.name, &sql);
        let done = sqlx::query_with(AssertSqlSafe(sql), arguments).execute(on).await;
        let count = done.map_err(|error| self.known(observed.failed(error)))?.rows_affected();
        observed.done(count);
        Ok(count)
    }

    async fn fetch<'e, E: Executor<'e, Database = Postgres>>(&self, on: E) -> Result<Vec<PgRow>, Error> {
        let (sql, arguments) = self.bound()?;
        let mut observed = Observed::start(self.operation(), self.def.name.name, &sql);
        let rows = sqlx::query_with(AssertSqlSafe(sql), arguments).fetch(on).try_collect::<Vec<_>>().await;
        let rows = rows.map_err(|error| self.known(observed.failed(error)))?;
        observed.done(rows.len() as u64);
        Ok(rows)
    }

    /// What the schema knows of a constraint that does not hold.
    fn known(&self, mut error: Error) -> Error {
        if let Error::Constraint(violation) = &mut error {
            violation.complete(self.def);
        }
        error
    }

    /// The first two columns of a guarded statement.
    fn was_changed(&self, cursor: &mut Cursor<'_>) -> Result<bool, Error> {
        let (there, changed) = (cursor.value::<bool>()?, cursor.value::<Option<bool>>()?);
        if there && changed.is_none() {
            return Err(Error::Stale { table: self.def.name.name });
        }
        Ok(changed.is_some())
    }
}

/// `"a" = $1, "b" = DEFAULT`, and what columns keep of updates themselves.
pub(super) fn assigned(def: &TableDef, set: &[Assignment]) -> Fragment {
    let one = |name: &'static str, value: Fragment| {
        let mut one = Fragment::name(name);
        one.push(" = ").append(value);
        one
    };
    let unset = def.columns.iter().filter(|column| set.iter().all(|(name, _)| *name != column.name));
    let kept = unset.filter_map(|column| match column.kept? {
        Kept::Version => {
            Some(one(column.name, Fragment::column(def.name.name, column.name).followed(" + 1", Level::Operator)))
        }
        Kept::UpdatedAt => Some(one(column.name, Fragment::sql("now()"))),
        Kept::SoftDelete => None,
    });
    let mut sql = Fragment::default();
    sql.list(set.iter().map(|(name, value)| one(name, value.clone())).chain(kept), ", ");
    sql
}

/// What ends a statement that writes.
macro_rules! finish {
    ([$($generics:tt)*] $type:ty $(, $bounds:tt: $bound:tt)?) => {
        impl<$($generics)*> $type {
            /// The text, with `$1`, `$2` … where values are bound.
            #[must_use]
            pub fn to_sql(&self) -> String {
                self.modify.to_sql()
            }

            /// Writes the rows and says how many they were.
            ///
            /// # Errors
            /// If a value breaks a rule of the schema, or the database says no.
            pub async fn execute<'e, E>(self, on: E) -> Result<u64, crate::row::Error>
            where
                E: sqlx::Executor<'e, Database = sqlx::Postgres>,
                $($bounds: $bound,)?
            {
                self.modify.execute(on).await
            }
        }

        impl<$($generics)*> $type
        where
            S: super::shape::Shape<Kind = super::shape::Flat>,
        {
            /// Writes the rows and gives them back as the database made them.
            ///
            /// # Errors
            /// If a value breaks a rule of the schema, or the database says no.
            pub async fn all<'e, E>(self, on: E) -> Result<Vec<S::Row>, crate::row::Error>
            where
                E: sqlx::Executor<'e, Database = sqlx::Postgres>,
                $($bounds: $bound,)?
            {
                self.modify.rows::<S, E>(on).await
            }

            /// Writes the row and gives it back as the database made it.
            ///
            /// # Errors
            /// [`NotFound`](crate::row::Error::NotFound) if there was none,
            /// [`TooManyRows`](crate::row::Error::TooManyRows) if there were more, which are written then; and as
            /// [`all`](Self::all).
            pub async fn one<'e, E>(self, on: E) -> Result<S::Row, crate::row::Error>
            where
                E: sqlx::Executor<'e, Database = sqlx::Postgres>,
                $($bounds: $bound,)?
            {
                let table = self.modify.def.name.name;
                self.optional(on).await?.ok_or(crate::row::Error::NotFound { table })
            }

            /// Writes the row, if there is one, and gives it back as the database made it.
            ///
            /// # Errors
            /// [`TooManyRows`](crate::row::Error::TooManyRows) if there were more, which are written then; and as
            /// [`all`](Self::all).
            pub async fn optional<'e, E>(self, on: E) -> Result<Option<S::Row>, crate::row::Error>
            where
                E: sqlx::Executor<'e, Database = sqlx::Postgres>,
                $($bounds: $bound,)?
            {
                let table = self.modify.def.name.name;
                let mut rows = self.modify.rows::<S, E>(on).await?;
                if rows.len() > 1 { Err(crate::row::Error::TooManyRows { table }) } else { Ok(rows.pop()) }
            }
        }
    };
}

pub(super) use finish;
