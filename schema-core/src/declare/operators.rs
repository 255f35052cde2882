//! Whether a type has an operator class for an access method, so that an index need not name one.

use super::brought::Brought;
use super::def::{ColumnDef, ExclusionDef, IndexDef, IndexKey, TableDef};
use super::keys::type_of;
use super::message::{Findings, has, same};
use super::sql_type::SqlType;

const NUMBERS: &[&str] = &["smallint", "integer", "bigint", "numeric", "real", "double precision"];
const TIMES: &[&str] =
    &["date", "timestamp with time zone", "timestamp without time zone", "time without time zone", "interval"];
const OTHERS: &[&str] = &["boolean", "uuid", "text", "character varying", "bytea", "inet"];

/// Types without a default operator class for a method, and the extension that brings one.
const LACKING: &[(&str, &[&str], &str)] = &[
    ("btree", &["json", "xml", "point", "box", "line", "lseg", "path", "polygon", "circle"], ""),
    ("hash", &["json", "xml", "point", "box", "line", "lseg", "path", "polygon", "circle", "bit", "bit varying"], ""),
    ("gin", NUMBERS, "btree_gin"),
    ("gin", TIMES, "btree_gin"),
    ("gin", OTHERS, "btree_gin"),
    ("gin", &["json", "xml", "point"], ""),
    ("gist", NUMBERS, "btree_gist"),
    ("gist", TIMES, "btree_gist"),
    ("gist", OTHERS, "btree_gist"),
    ("gist", &["json", "jsonb", "xml"], ""),
    ("spgist", NUMBERS, ""),
    ("spgist", TIMES, ""),
    ("spgist", &["boolean", "uuid", "json", "jsonb", "bytea"], ""),
    ("brin", &["json", "jsonb", "xml", "boolean", "point", "tsvector"], ""),
];

/// The columns of keys and of plain indexes have a class for `btree`.
pub(super) const fn check_btrees(findings: &mut Findings, def: &TableDef) {
    let mut at = 0;
    while at < def.indexes.len() {
        if same(def.indexes[at].method, "btree") {
            check_classes(findings, &def.indexes[at], def.columns, None);
        }
        at += 1;
    }
    if let Some(key) = &def.primary_key {
        check_key(findings, def, key.columns);
    }
    let mut at = 0;
    while at < def.uniques.len() {
        check_key(findings, def, def.uniques[at].columns);
        at += 1;
    }
}

/// The classes that only an extension has are there where it is.
pub(super) const fn check_extensions(findings: &mut Findings, def: &TableDef, brought: &Brought) {
    let mut at = 0;
    while at < def.indexes.len() {
        if !same(def.indexes[at].method, "btree") {
            check_classes(findings, &def.indexes[at], def.columns, Some(brought));
        }
        at += 1;
    }
    let mut at = 0;
    while at < def.exclusions.len() {
        check_exclusion(findings, &def.exclusions[at], def.columns, brought);
        at += 1;
    }
}

const fn check_exclusion(findings: &mut Findings, exclusion: &ExclusionDef, columns: &[ColumnDef], brought: &Brought) {
    let mut at = 0;
    while at < exclusion.elements.len() {
        let (element, _) = &exclusion.elements[at];
        if let (IndexKey::Column(name), None) = (element.key, element.opclass) {
            check_column(findings, columns, exclusion.method, name, None);
            check_column(findings, columns, exclusion.method, name, Some(brought));
        }
        at += 1;
    }
}

/// Each plain column of an index has an operator class: of PostgreSQL itself, or of what is brought.
pub(super) const fn check_classes(
    findings: &mut Findings,
    index: &IndexDef,
    columns: &[ColumnDef],
    brought: Option<&Brought>,
) {
    let mut at = 0;
    while at < index.elements.len() {
        if let (IndexKey::Column(name), None) = (index.elements[at].key, index.elements[at].opclass) {
            check_column(findings, columns, index.method, name, brought);
        }
        at += 1;
    }
}

const fn check_key(findings: &mut Findings, def: &TableDef, columns: &[&str]) {
    let mut at = 0;
    while at < columns.len() {
        check_column(findings, def.columns, "btree", columns[at], None);
        at += 1;
    }
}

const fn check_column(
    findings: &mut Findings,
    columns: &[ColumnDef],
    method: &str,
    name: &str,
    brought: Option<&Brought>,
) {
    let Some(SqlType::Builtin(own)) = type_of(columns, name) else { return };
    let mut at = 0;
    while at < LACKING.len() {
        let (lacking, types, extension) = LACKING[at];
        at += 1;
        let asked = match brought {
            Some(brought) => !extension.is_empty() && !brought.has(extension),
            None => extension.is_empty(),
        };
        if !asked || !same(lacking, method) || !has(types, own) {
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
