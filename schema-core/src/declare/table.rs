//! What a table's struct implements.

use super::collisions::Hashed;
use super::def::{EnumDef, TableDef, TableName};
use super::options::table_options;

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
    const DEF: TableDef;
    /// The names that it gives.
    #[doc(hidden)]
    const NAMES: &'static [Hashed];
    /// Which of its relations have a foreign key to go by; nothing where none is declared.
    #[doc(hidden)]
    const KEYED: &'static [bool] = &[];
}

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
