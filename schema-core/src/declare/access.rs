//! What the access methods of PostgreSQL can: order, uniqueness, columns that are only kept.

use super::def::{ColumnDef, IndexDef, IndexElementDef, IndexKey};
use super::keys::type_of;
use super::message::{Findings, has, same};
use super::sql_type::SqlType;

/// Methods of PostgreSQL itself besides `btree`, which can all. An extension's may be able to do anything.
const METHODS: &[&str] = &["hash", "gin", "gist", "spgist", "brin"];
const WITH_INCLUDE: &[&str] = &["gist", "spgist"];
const OF_ONE_COLUMN: &[&str] = &["hash", "spgist"];

/// Checks an index against its method, and its operator classes against the types of the columns.
#[track_caller]
pub const fn check_index(index: &IndexDef, columns: &[ColumnDef]) {
    let mut findings = Findings::new();
    if has(METHODS, index.method) {
        check_method(&mut findings, index);
    }
    let mut at = 0;
    while at < index.elements.len() {
        check_operator_class(&mut findings, &index.elements[at], columns);
        at += 1;
    }
    findings.report();
}

const fn check_method(findings: &mut Findings, index: &IndexDef) {
    let start = &["an index by the method `", index.method, "` "];
    if index.unique {
        findings.add(&[
            start[0],
            start[1],
            start[2],
            "cannot be unique\nhelp: use the method `btree`, or leave `unique` out",
        ]);
    }
    if !index.include.is_empty() && !has(WITH_INCLUDE, index.method) {
        findings.add(&[
            start[0],
            start[1],
            start[2],
            "includes no columns\nhelp: use `btree`, `gist` or `spgist`, or leave `include` out",
        ]);
    }
    if index.elements.len() > 1 && has(OF_ONE_COLUMN, index.method) {
        findings.add(&[
            start[0],
            start[1],
            start[2],
            "has one column\nhelp: write an index for each column, or use another method",
        ]);
    }
    if is_ordered(index) {
        findings.add(&[
            start[0],
            start[1],
            start[2],
            "has no order\nhelp: leave `desc`, `nulls_first` and `nulls_last` out, or use the method `btree`",
        ]);
    }
}

const fn is_ordered(index: &IndexDef) -> bool {
    let mut at = 0;
    while at < index.elements.len() {
        if index.elements[at].descending || index.elements[at].nulls_first.is_some() {
            return true;
        }
        at += 1;
    }
    false
}

/// Types that are no text, by any cast that PostgreSQL does itself.
const NO_TEXT: &[&str] = &[
    "smallint",
    "integer",
    "bigint",
    "numeric",
    "real",
    "double precision",
    "boolean",
    "uuid",
    "date",
    "jsonb",
    "json",
    "bytea",
    "timestamp with time zone",
    "timestamp without time zone",
    "time without time zone",
    "interval",
    "inet",
];
const OF_TEXT: &[&str] =
    &["text_ops", "text_pattern_ops", "varchar_ops", "varchar_pattern_ops", "gin_trgm_ops", "gist_trgm_ops"];
const OF_JSONB: &[&str] = &["jsonb_ops", "jsonb_path_ops"];

const fn check_operator_class(findings: &mut Findings, element: &IndexElementDef, columns: &[ColumnDef]) {
    let (Some(class), IndexKey::Column(name)) = (element.opclass, element.key) else { return };
    let Some(SqlType::Builtin(own)) = type_of(columns, name) else { return };
    let no_text = has(NO_TEXT, own);
    let of = if has(OF_TEXT, class) && no_text {
        "text"
    } else if has(OF_JSONB, class) && !same(own, "jsonb") && (no_text || same(own, "text")) {
        "jsonb"
    } else {
        return;
    };
    findings.add(&[
        "the operator class `",
        class,
        "` is for ",
        of,
        ", and the column `",
        name,
        "` is ",
        own,
        "\nhelp: leave the operator class out, or use one of the column's type",
    ]);
}
