//! The PostgreSQL type of a Rust type.

use super::def::{ColumnDef, TableName, TypeDef, TypeKind};
use super::message::{Findings, has};

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

/// Types of PostgreSQL that are no text, and whose arrays are none.
const WITHOUT_COLLATION: &[&str] = &[
    "boolean",
    "smallint",
    "integer",
    "bigint",
    "numeric",
    "real",
    "double precision",
    "money",
    "uuid",
    "bytea",
    "json",
    "jsonb",
    "xml",
    "date",
    "time without time zone",
    "time with time zone",
    "timestamp without time zone",
    "timestamp with time zone",
    "interval",
    "inet",
    "cidr",
    "macaddr",
    "macaddr8",
    "bit",
    "bit varying",
    "point",
    "tsvector",
    "int4range",
    "int8range",
    "numrange",
    "daterange",
    "tsrange",
    "tstzrange",
];

/// Only text has a collation. A domain is what it is over, which is not looked into.
pub(super) const fn check_collation(column: &ColumnDef) -> Findings {
    let mut findings = Findings::new();
    let own = match (column.sql_type, column.own_type) {
        (SqlType::Builtin(name), _) if has(WITHOUT_COLLATION, name) => name,
        (SqlType::Array(SqlType::Builtin(name)), _) if has(WITHOUT_COLLATION, name) => "an array",
        (SqlType::Array(SqlType::Named(_)), _) if column.values.is_some() => "an array",
        (SqlType::Named(_), _) if column.values.is_some() => "an enum",
        (SqlType::Named(_), Some(TypeDef { kind: TypeKind::Composite(_), .. })) => "a composite type",
        (SqlType::Named(_), Some(TypeDef { kind: TypeKind::Range(_), .. })) => "a range",
        (SqlType::Builtin(_) | SqlType::Named(_) | SqlType::Array(_), _) => return findings,
    };
    findings.add(&[
        "the column `",
        column.name,
        "` is ",
        own,
        ", and only text has a collation\nhelp: leave `collate` out",
    ]);
    findings
}
