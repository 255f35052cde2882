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
            // A cast to `character` would cut the value to one.
            SqlType::Builtin("character") => "bpchar".to_owned(),
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

/// The names that PostgreSQL 14 to 18 have for types of columns, or with which such begin.
const TYPES: &[&str] = &[
    "aclitem",
    "bigint",
    "bigserial",
    "bit",
    "bool",
    "boolean",
    "box",
    "bpchar",
    "bytea",
    "char",
    "character",
    "cid",
    "cidr",
    "circle",
    "date",
    "datemultirange",
    "daterange",
    "dec",
    "decimal",
    "double",
    "float",
    "float4",
    "float8",
    "inet",
    "int",
    "int2",
    "int2vector",
    "int4",
    "int4multirange",
    "int4range",
    "int8",
    "int8multirange",
    "int8range",
    "integer",
    "interval",
    "json",
    "jsonb",
    "jsonpath",
    "line",
    "lseg",
    "macaddr",
    "macaddr8",
    "money",
    "name",
    "national",
    "nchar",
    "numeric",
    "nummultirange",
    "numrange",
    "oid",
    "oidvector",
    "path",
    "pg_lsn",
    "pg_snapshot",
    "point",
    "polygon",
    "real",
    "refcursor",
    "regclass",
    "regcollation",
    "regconfig",
    "regdictionary",
    "regnamespace",
    "regoper",
    "regoperator",
    "regproc",
    "regprocedure",
    "regrole",
    "regtype",
    "serial",
    "serial2",
    "serial4",
    "serial8",
    "smallint",
    "smallserial",
    "text",
    "tid",
    "time",
    "timestamp",
    "timestamptz",
    "timetz",
    "tsmultirange",
    "tsquery",
    "tsrange",
    "tstzmultirange",
    "tstzrange",
    "tsvector",
    "txid_snapshot",
    "uuid",
    "varbit",
    "varchar",
    "xid",
    "xid8",
    "xml",
];

/// The name of a type that the user wrote, if it is a plain one that PostgreSQL does not have.
pub(super) const fn unknown_type(written: &'static str) -> Option<&'static str> {
    let (bytes, mut at) = (written.as_bytes(), 0);
    while at < bytes.len() && (bytes[at].is_ascii_alphanumeric() || bytes[at] == b'_') {
        at += 1;
    }
    let (name, rest) = written.split_at(at);
    let is_plain = rest.is_empty() || rest.as_bytes()[0] == b'(' || rest.as_bytes()[0] == b'[';
    if is_plain && is_lower(name) && !has(TYPES, name) { Some(name) } else { None }
}

const fn is_lower(name: &str) -> bool {
    let (bytes, mut at) = (name.as_bytes(), 0);
    while at < bytes.len() && !bytes[at].is_ascii_uppercase() {
        at += 1;
    }
    at == bytes.len() && at > 0
}
