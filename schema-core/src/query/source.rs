//! What rows are read from: tables, views, and names that a query gives.

use sqlx::postgres::PgRow;

use crate::declare::def::{TableDef, TableName};
use crate::declare::name_id::Id;
use crate::declare::table::Table;

/// What can stand in FROM.
pub trait Source: Sized {
    /// Whose columns it has.
    type Table: 'static;
    /// What its columns are qualified with.
    const ALIAS: &'static str;
    /// What FROM names.
    const FROM: TableName;
    /// The name, as a type.
    #[doc(hidden)]
    type Id: Id;
}

impl<T: Table> Source for T {
    type Table = T;
    const ALIAS: &'static str = T::NAME.name;
    const FROM: TableName = T::NAME;
    type Id = T::Id;
}

/// A row that is read by the places of its columns; `#[table]` and `#[view]` implement it.
pub trait ReadRow: Sized {
    /// The columns, in the order of the fields.
    const COLUMNS: &'static [&'static str];
    /// The place of a column that is NULL only where the whole row is missing.
    const REQUIRED: Option<usize>;
    /// The primary key, if it is one column.
    const KEY: Option<&'static str> = None;

    /// `"users"."id", "users"."name"`: the columns as the table's own name qualifies them.
    const SELECT_LIST: Option<&'static str> = None;

    /// Reads the fields from the columns at `from` and after it; by name, where that is `None`.
    ///
    /// # Errors
    /// If a column is not there, or its value is not of the field's type.
    fn read(row: &PgRow, from: Option<usize>) -> Result<Self, sqlx::Error>;
}

/// Another name for a table, to have it twice in a query.
///
/// ```no_run
/// # fn main() {}
/// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/tables.rs"));
/// # async fn example(pool: PgPool) -> Result<(), Box<dyn std::error::Error>> {
/// alias!(pub Manager = Employee);
/// Employee::select().inner_join(Manager::select().on(Employee::manager_id.eq(Employee::id.of(Manager))));
/// Employee::select().left_join(Employee::manager.to(Manager));
/// # Ok(())
/// # }
/// ```
#[macro_export]
macro_rules! alias {
    ($(#[$attribute:meta])* $vis:vis $name:ident = $table:ty $(,)?) => {
        $(#[$attribute])*
        #[doc = concat!("The table of [`", stringify!($table), "`] by another name.")]
        #[derive(Clone, Copy, Debug)]
        $vis struct $name;

        #[allow(dead_code, reason = "not every alias begins a query")]
        impl $name {
            /// Reads rows.
            $vis fn select() -> $crate::query::Select<$crate::query::Rows<Self>, $crate::query::Whole<Self>> {
                $crate::query::select::<Self>()
            }
        }

        impl $crate::query::Source for $name {
            type Table = $table;
            const ALIAS: &'static str = stringify!($name);
            const FROM: $crate::TableName = <$table as $crate::Table>::NAME;
            type Id = $crate::__name_id!(stringify!($name));
        }
    };
}

/// The first column that is NULL only where the row is missing.
#[doc(hidden)]
#[must_use]
pub const fn required(table: &TableDef) -> Option<usize> {
    let mut at = 0;
    while at < table.columns.len() {
        // A view's fields are what the user says, and an outer join in it makes them no more certain.
        if !table.columns[at].nullable && table.view.is_none() {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// The primary key, if it is one column.
#[doc(hidden)]
#[must_use]
pub const fn one_column_key(table: &TableDef) -> Option<&'static str> {
    match table.primary_key {
        Some(key) if key.columns.len() == 1 => Some(key.columns[0]),
        Some(_) | None => None,
    }
}
