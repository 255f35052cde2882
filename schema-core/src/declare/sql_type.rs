//! The PostgreSQL type of a Rust type.

use super::def::TableName;

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
