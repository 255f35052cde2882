//! `on_conflict(…)`: what an INSERT does where a row is there.

use core::marker::PhantomData;

use super::expr::{Expr, IntoCondition};
use super::fragment::Fragment;
use super::insert::Insert;
use super::modify::{Modify, Verb, assign};
use super::parts::Parts;
use super::scope::{Inner, Of, Within};
use super::set::{Assign, Changeable};
use super::source::Source;
use super::statement::Query;
use super::write::Assignment;
use crate::declare::column_type::ColumnType;
use crate::declare::def::{ColumnDef, Kept, TableDef, TableName};
use crate::declare::handle::Column;
use crate::declare::keys::{self, Unique};
use crate::declare::names;
use crate::declare::table::Table;

/// What no two rows of `T` have alike: [`key!`](crate::key!) and [`constraint!`](crate::constraint!) make it.
#[derive(Clone, Copy, Debug)]
pub struct UniqueKey<T> {
    target: Target,
    table: PhantomData<fn() -> T>,
}

#[derive(Clone, Copy, Debug)]
enum Target {
    /// Columns, and the condition of their unique index.
    Columns(&'static [&'static str], Option<&'static str>),
    Constraint(&'static str),
}

impl<T> UniqueKey<T> {
    #[doc(hidden)]
    #[must_use]
    pub const fn of(def: &'static TableDef, columns: &'static [&'static str]) -> Self {
        let predicate = match keys::unique(def, columns) {
            Some(Unique::Index(index)) => index.predicate,
            Some(Unique::Key) | None => None,
        };
        Self { target: Target::Columns(columns, predicate), table: PhantomData }
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn constraint(name: &'static str) -> Self {
        Self { target: Target::Constraint(name), table: PhantomData }
    }

    fn sql(&self) -> Fragment {
        match self.target {
            Target::Columns(columns, predicate) => {
                let mut sql = Fragment::call("", columns.iter().map(|name| Fragment::name(*name)));
                if let Some(predicate) = predicate {
                    sql.push(" WHERE ").push(predicate);
                }
                sql
            }
            Target::Constraint(name) => {
                let mut sql = Fragment::sql("ON CONSTRAINT ");
                sql.append(Fragment::name(name));
                sql
            }
        }
    }

    const fn columns(&self) -> &'static [&'static str] {
        match self.target {
            Target::Columns(columns, _) => columns,
            Target::Constraint(_) => &[],
        }
    }
}

/// The target of an `on_conflict`: these columns are the primary key, or a unique constraint or index has them. If they are
/// not, that is an error while compiling. The condition of a partial index is added.
///
/// ```no_run
/// # fn main() {}
/// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/tables.rs"));
/// # async fn example(pool: PgPool) -> Result<(), Box<dyn std::error::Error>> {
/// # let new = NewCustomer::new().email("ann@b.c").age(30).active(true);
/// Customer::insert(new).on_conflict(key!(Customer::email)).do_update()
/// # ; Ok(())
/// # }
/// ```
#[macro_export]
macro_rules! key {
    ($($column:expr),+ $(,)?) => {{
        const NAMES: &[&str] = &[$($column.name()),+];
        const _: () = $crate::query::check_key($crate::query::first(&[$($column.untyped()),+]).table_def(), NAMES);
        $crate::query::key_of($crate::query::first(&[$($column.untyped()),+]), NAMES)
    }};
}

/// The target of an `on_conflict`: a primary key, unique or exclusion constraint of a table by its name. If the table has none
/// of this name, that is an error while compiling.
#[macro_export]
macro_rules! constraint {
    ($table:ty, $name:literal $(,)?) => {{
        const _: () = $crate::query::check_constraint(<$table as $crate::Table>::DEF, $name);
        $crate::query::UniqueKey::<$table>::constraint($name)
    }};
}

#[doc(hidden)]
#[must_use]
pub const fn first<T>(columns: &[Column<T, ()>]) -> Column<T, ()> {
    columns[0]
}

#[doc(hidden)]
#[must_use]
pub const fn key_of<T: Table>(column: Column<T, ()>, names: &'static [&'static str]) -> UniqueKey<T> {
    UniqueKey::of(column.table_def(), names)
}

#[doc(hidden)]
#[track_caller]
pub const fn check_key(def: &'static TableDef, columns: &[&str]) {
    keys::check_key(def, columns);
}

#[doc(hidden)]
#[track_caller]
pub const fn check_constraint(def: &'static TableDef, name: &str) {
    names::check_constraint(def, name);
}

/// The row that an INSERT did not insert, because one is there.
pub struct Excluded<T>(PhantomData<T>);

impl<T: Table> Source for Excluded<T> {
    type Table = T;
    const ALIAS: &'static str = "excluded";
    const FROM: TableName = T::NAME;
    type Id = crate::__name_id!("excluded");
}

/// A column as the row has it that is not inserted, because one is there.
pub fn excluded<T: Table, F: ColumnType>(column: Column<T, F>) -> Expr<Of<Excluded<T>, F>, F::Value> {
    Expr::new(Fragment::column("excluded", column.name()))
}

/// What an `ON CONFLICT DO UPDATE` can speak of: the row that is there, and the one that is not inserted.
pub type Conflicting<T> = (Inner<T>, (Inner<Excluded<T>>, ()));

/// What is done where a row is there.
#[derive(Clone, Debug, Default)]
pub(super) struct Conflict {
    target: Fragment,
    /// What is set of the row that is there; nothing is done where that is nothing.
    set: Vec<Assignment>,
    /// It was said, and is not what goes without saying.
    said: bool,
    filter: Option<Fragment>,
}

impl Conflict {
    /// ` ON CONFLICT …`.
    pub(super) fn write_to<'f>(&'f self, def: &TableDef, sql: &mut impl Parts<'f>) {
        sql.sql(" ON CONFLICT ");
        if !self.target.is_empty() {
            sql.part(&self.target).sql(" ");
        }
        if self.set.is_empty() {
            sql.sql("DO NOTHING");
            return;
        }
        sql.sql("DO UPDATE SET ");
        assign(def, &self.set, sql);
        if let Some(filter) = &self.filter {
            sql.sql(" WHERE ").part(filter);
        }
    }

    /// Of these columns, which only some rows have, one that it takes over although nobody said so.
    pub(super) fn takes_over(&self, partial: &[&'static str]) -> Option<&'static str> {
        let set = self.set.iter().filter(|_| !self.said);
        set.map(|(name, _)| *name).find(|name| partial.contains(name))
    }

    fn set(&mut self, column: &'static str, value: Fragment) {
        if !std::mem::replace(&mut self.said, true) {
            self.set.clear();
        }
        self.set.push((column, value));
    }
}

/// Of the columns that are inserted, those that an update takes over where nothing else is said.
fn free(def: &TableDef, inserted: &[&'static str], target: &[&str]) -> Vec<Assignment> {
    let key = def.primary_key.map_or(&[][..], |key| key.columns);
    let fixed = |name: &str| {
        let is_version = |column: &ColumnDef| matches!(column.kept, Some(Kept::Version));
        def.columns.iter().any(|column| column.name == name && (column.immutable || is_version(column)))
    };
    let free = inserted.iter().filter(|name| !target.contains(name) && !key.contains(name) && !fixed(name));
    free.map(|name| (*name, Fragment::column("excluded", name))).collect()
}

/// An INSERT that is asked what to do where a row is there.
#[must_use = "say what is done: `do_nothing()` or `do_update()`"]
pub struct OnConflict<T, S> {
    modify: Modify,
    key: UniqueKey<T>,
    marker: PhantomData<fn() -> S>,
}

/// An INSERT that updates the row that is there.
pub struct DoUpdate;

impl<T, S> Insert<T, S> {
    /// What to do where a row with the same values of a key is there.
    ///
    /// ```no_run
    /// # fn main() {}
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/tables.rs"));
    /// # async fn example(pool: PgPool) -> Result<(), Box<dyn std::error::Error>> {
    /// # let new = NewCustomer::new().email("ann@b.c").age(30).active(true);
    /// Customer::insert(new).on_conflict(key!(Customer::email)).do_nothing().optional(&pool).await?
    /// # ; Ok(())
    /// # }
    /// ```
    pub fn on_conflict(self, key: UniqueKey<T>) -> OnConflict<T, S> {
        OnConflict { modify: self.modify, key, marker: PhantomData }
    }

    /// Inserts only rows for which none is there, by whatever key.
    pub fn on_conflict_do_nothing(mut self) -> Self {
        self.modify.conflict(Conflict::default());
        self
    }
}

impl<T, S> OnConflict<T, S> {
    fn conflict(mut self, update: bool) -> Modify {
        let (def, mut conflict) = (self.modify.def, Conflict { target: self.key.sql(), ..Conflict::default() });
        if let Verb::Insert { rows, .. } = &self.modify.verb
            && update
        {
            let (columns, target) = (rows.columns(), self.key.columns());
            conflict.set = free(def, &columns, target);
            // The row that is there comes back only if something of it is set, be it to what it is.
            if conflict.set.is_empty() {
                let same = target.first().or(columns.first());
                conflict.set.extend(same.map(|name| (*name, Fragment::column("excluded", name))));
            }
        }
        self.modify.conflict(conflict);
        self.modify
    }

    /// Inserts only rows for which none is there; those do not come back.
    pub fn do_nothing(self) -> Insert<T, S> {
        Insert::new(self.conflict(false))
    }

    /// Updates the row that is there: what is said with [`set`](Insert::set) and [`set_excluded`](Insert::set_excluded), or, if
    /// nothing is, all columns that are inserted, except for the target's, those of the primary key and immutable ones. Where
    /// some of many rows set a column and others do not, it has to be said.
    pub fn do_update(self) -> Insert<T, S, DoUpdate> {
        Insert::new(self.conflict(true))
    }
}

impl<T: Table, S> Insert<T, S, DoUpdate> {
    fn update(&mut self) -> Option<&mut Conflict> {
        match &mut self.modify.verb {
            Verb::Insert { conflict, .. } => conflict.as_deref_mut(),
            Verb::Update(_) | Verb::Delete | Verb::Select => None,
        }
    }

    /// Sets a column of the row that is there: to a value, or an expression of both rows.
    ///
    /// ```no_run
    /// # fn main() {}
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/tables.rs"));
    /// # async fn example(pool: PgPool) -> Result<(), Box<dyn std::error::Error>> {
    /// # let insert = Customer::insert(NewCustomer::new().email("ann@b.c").age(30).active(true)).on_conflict(key!(Customer::email));
    /// insert.do_update().set(Customer::name, excluded(Customer::name)).set(Customer::active, true)
    /// # ; Ok(())
    /// # }
    /// ```
    pub fn set<F: Changeable, X: Assign<F, Conflicting<T>, W>, W>(mut self, column: Column<T, F>, to: X) -> Self {
        let value = self.modify.value(column.name(), to);
        if let Some(conflict) = self.update() {
            conflict.set(column.name(), value);
        }
        self
    }

    /// Sets a column of the row that is there to what would have been inserted.
    pub fn set_excluded<F: Changeable>(mut self, column: Column<T, F>) -> Self {
        if let Some(conflict) = self.update() {
            conflict.set(column.name(), Fragment::column("excluded", column.name()));
        }
        self
    }

    /// Updates only where the condition holds; the row does not come back where it does not.
    pub fn filter<C: IntoCondition<Source: Within<Conflicting<T>, I>>, I>(mut self, condition: C) -> Self {
        if let Some(conflict) = self.update() {
            Query::and(&mut conflict.filter, condition.into_condition());
        }
        self
    }
}
