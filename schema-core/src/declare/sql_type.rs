//! The PostgreSQL type of a Rust type.

use super::def::{ColumnDef, TableName};
use super::message::has;

/// A PostgreSQL type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SqlType {
    /// A type of PostgreSQL or of an extension, spelled as `format_type` prints it, without modifiers.
    Builtin(&'static str),
    /// A type of this schema: an enum.
    Named(TableName),
    /// An array of another type.
    Array(&'static SqlType),
}

impl SqlType {
    /// As a cast names it.
    #[cfg(feature = "sqlx")]
    pub(crate) fn cast_name(&self) -> String {
        let quoted = |name: &str| format!("\"{}\"", name.replace('"', "\"\""));
        match self {
            SqlType::Builtin(name) => (*name).to_owned(),
            SqlType::Named(TableName { schema: "public", name }) => quoted(name),
            SqlType::Named(TableName { schema, name }) => format!("{}.{}", quoted(schema), quoted(name)),
            SqlType::Array(of) => format!("{}[]", of.cast_name()),
        }
    }
}

const OF_ONE_SIZE: &[&str] = &[
    "boolean",
    "smallint",
    "integer",
    "bigint",
    "real",
    "double precision",
    "uuid",
    "date",
    "time without time zone",
    "timestamp without time zone",
    "timestamp with time zone",
    "interval",
    "macaddr",
];

/// Whether all values of a column's type are equally long.
pub(super) const fn has_one_size(column: &ColumnDef) -> bool {
    match column.sql_type {
        SqlType::Builtin(name) => column.sql_type_override.is_none() && has(OF_ONE_SIZE, name),
        SqlType::Named(_) | SqlType::Array(_) => false,
    }
}
