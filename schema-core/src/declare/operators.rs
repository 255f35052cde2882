//! Whether a type has an operator class for an access method, so that an index need not name one.

use super::brought::Brought;
use super::def::{IndexKey, TableDef};
use super::keys::type_of;
use super::message::{Findings, has, same};
use super::sql_type::SqlType;

/// Types that only an extension has a default operator class of, for `gin` and `gist`.
const SCALARS: &[&str] = &[
    "smallint",
    "integer",
    "bigint",
    "numeric",
    "real",
    "double precision",
    "boolean",
    "uuid",
    "text",
    "character varying",
    "date",
    "timestamp with time zone",
    "timestamp without time zone",
    "time without time zone",
    "interval",
    "bytea",
    "inet",
];

/// Types without a default operator class for a method, and the extension that brings one.
const LACKING: &[(&str, &[&str], &str)] = &[
    ("btree", &["json", "xml", "point", "box", "line", "lseg", "path", "polygon", "circle"], ""),
    ("hash", &["json", "xml", "point", "box", "line", "lseg", "path", "polygon", "circle", "bit", "bit varying"], ""),
    ("gin", SCALARS, "btree_gin"),
    ("gin", &["json", "xml", "point"], ""),
    ("gist", SCALARS, "btree_gist"),
    ("gist", &["json", "jsonb", "xml"], ""),
    (
        "spgist",
        &["smallint", "integer", "bigint", "numeric", "real", "double precision", "boolean", "uuid", "date"],
        "",
    ),
    ("spgist", &["json", "jsonb", "bytea"], ""),
    ("brin", &["json", "jsonb", "xml", "boolean", "point", "tsvector"], ""),
];

/// Each plain column of an index or a key has an operator class.
pub(super) const fn check_operator_classes(findings: &mut Findings, def: &TableDef, brought: &Brought) {
    let mut at = 0;
    while at < def.indexes.len() {
        let (index, mut element) = (&def.indexes[at], 0);
        while element < index.elements.len() {
            if let (IndexKey::Column(name), None) = (index.elements[element].key, index.elements[element].opclass) {
                check_column(findings, def, index.method, name, brought);
            }
            element += 1;
        }
        at += 1;
    }
    if let Some(key) = &def.primary_key {
        check_key(findings, def, key.columns, brought);
    }
    let mut at = 0;
    while at < def.uniques.len() {
        check_key(findings, def, def.uniques[at].columns, brought);
        at += 1;
    }
}

const fn check_key(findings: &mut Findings, def: &TableDef, columns: &[&str], brought: &Brought) {
    let mut at = 0;
    while at < columns.len() {
        check_column(findings, def, "btree", columns[at], brought);
        at += 1;
    }
}

const fn check_column(findings: &mut Findings, def: &TableDef, method: &str, name: &str, brought: &Brought) {
    let Some(SqlType::Builtin(own)) = type_of(def.columns, name) else { return };
    let mut at = 0;
    while at < LACKING.len() {
        let (lacking, types, extension) = LACKING[at];
        at += 1;
        if !same(lacking, method) || !has(types, own) || (!extension.is_empty() && brought.has(extension)) {
            continue;
        }
        let (before, after) = if extension.is_empty() {
            ("", "")
        } else {
            (", or list the extension that has one: `extensions: [\"", "\"]`")
        };
        findings.add(&[
            "the column `",
            name,
            "` of `",
            def.rust_name,
            "` is ",
            own,
            ", which has no operator class for the method `",
            method,
            "`\nhelp: use another method, or name a class: `",
            name,
            ".opclass(\"…\")`",
            before,
            extension,
            after,
        ]);
    }
}
