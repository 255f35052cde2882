//! What a table's struct implements.

use super::def::{EnumDef, TableDef, TableName};
use super::name_id::Id;
use super::options::table_options;
use super::outline::Outline;

/// A table or a view: a struct under `#[table]` or `#[view]`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is neither a table nor a view",
    label = "this struct has no `#[table]`",
    note = "help: put `#[table]` above the struct, or `#[view(query = \"…\")]`"
)]
pub trait Table: Sized + 'static {
    /// Schema and name.
    const NAME: TableName;
    /// The whole description.
    const DEF: &'static TableDef;
    /// What a schema has to know of it.
    #[doc(hidden)]
    const OUTLINE: Outline;
    /// Which of its relations have a foreign key to go by; nothing where none is declared.
    #[doc(hidden)]
    const KEYED: &'static [bool] = &[];
    /// Its name in queries.
    #[doc(hidden)]
    type Id: Id;
}

/// Asks for the description of what need not be a table, which is told where its type is asked for: a table has the
/// constants itself, all else has them from [`Undescribed`].
pub struct Described<T>(core::marker::PhantomData<T>);

impl<T: Table> Described<T> {
    /// Schema and name.
    pub const NAME: TableName = T::NAME;
    /// The whole description.
    pub const DEF: &'static TableDef = T::DEF;
}

/// The answers of [`Described`] for what is no table.
pub trait Undescribed {
    /// No name.
    const NAME: TableName = TableName { schema: "", name: "" };
    /// Nothing is known of it.
    const DEF: &'static TableDef = &TableDef { incomplete: true, ..table(Self::NAME, "") };
}

impl<T> Undescribed for Described<T> {}

/// A closed set of values: an enum under `#[derive(SqlEnum)]`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an enum of the schema",
    label = "this type has no `#[derive(SqlEnum)]`",
    note = "help: put `#[derive(SqlEnum)]` above the enum"
)]
pub trait SqlEnum: Sized + 'static {
    /// The whole description.
    const DEF: EnumDef;
}

/// The description of a table that has nothing yet.
#[must_use]
pub const fn table(name: TableName, rust_name: &'static str) -> TableDef {
    TableDef {
        name,
        rust_name,
        comment: None,
        renamed_from: None,
        append_only: false,
        allows: &[],
        incomplete: false,
        foreign_functions: &[],
        queries: &[],
        columns: &[],
        primary_key: None,
        uniques: &[],
        checks: &[],
        foreign_keys: &[],
        exclusions: &[],
        indexes: &[],
        options: table_options(),
        partitions: &[],
        policies: &[],
        triggers: &[],
        grants: &[],
        view: None,
        relations: &[],
    }
}
