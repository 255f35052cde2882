//! What the access methods of PostgreSQL can: order, uniqueness, columns that are only kept.

use super::def::{ColumnDef, IndexDef, IndexElementDef, IndexKey};
use super::keys::type_of;
use super::message::{Findings, has, same};
use super::operators::check_classes;
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
    check_parameters(&mut findings, index);
    let mut at = 0;
    while at < index.elements.len() {
        check_operator_class(&mut findings, &index.elements[at], columns);
        check_method_of_class(&mut findings, &index.elements[at], index.method);
        check_collation(&mut findings, &index.elements[at], columns);
        at += 1;
    }
    if !same(index.method, "btree") {
        check_classes(&mut findings, index, columns, None);
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

/// The storage parameters of PostgreSQL's own methods.
const PARAMETERS: &[(&str, &[&str])] = &[
    ("btree", &["fillfactor", "deduplicate_items"]),
    ("hash", &["fillfactor"]),
    ("gin", &["fastupdate", "gin_pending_list_limit"]),
    ("gist", &["fillfactor", "buffering"]),
    ("spgist", &["fillfactor"]),
    ("brin", &["pages_per_range", "autosummarize"]),
];

const fn check_parameters(findings: &mut Findings, index: &IndexDef) {
    let mut method = 0;
    while method < PARAMETERS.len() {
        let (name, known) = PARAMETERS[method];
        let mut at = 0;
        while same(name, index.method) && at < index.parameters.len() {
            let parameter = index.parameters[at].0;
            if !has(known, parameter) {
                findings.add(&[
                    "an index by the method `",
                    index.method,
                    "` has no parameter `",
                    parameter,
                    "`\nhelp: leave it out, or use one of the method's own, such as `",
                    known[0],
                    "`",
                ]);
            }
            at += 1;
        }
        method += 1;
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

/// Classes that some of PostgreSQL's own methods have, and no other of those.
const OF_METHODS: &[(&str, &[&str])] = &[
    ("jsonb_path_ops", &["gin"]),
    ("gin_trgm_ops", &["gin"]),
    ("gist_trgm_ops", &["gist"]),
    ("text_pattern_ops", &["btree", "hash"]),
    ("varchar_pattern_ops", &["btree", "hash"]),
];

/// Classes that take one type and none that is cast to it.
const OF_ONE_TYPE: &[(&str, &str)] = &[
    ("int2_ops", "smallint"),
    ("int4_ops", "integer"),
    ("int8_ops", "bigint"),
    ("numeric_ops", "numeric"),
    ("float4_ops", "real"),
    ("float8_ops", "double precision"),
    ("bool_ops", "boolean"),
    ("uuid_ops", "uuid"),
    ("bytea_ops", "bytea"),
    ("interval_ops", "interval"),
];

/// The one type that a class takes, where it is not this one.
const fn other_type(class: &str, own: &str) -> Option<&'static str> {
    let mut at = 0;
    while at < OF_ONE_TYPE.len() {
        let (name, of) = OF_ONE_TYPE[at];
        if same(name, class) && !same(of, own) && (has(NO_TEXT, own) || same(own, "text")) {
            return Some(of);
        }
        at += 1;
    }
    None
}

const fn check_collation(findings: &mut Findings, element: &IndexElementDef, columns: &[ColumnDef]) {
    let (Some(_), IndexKey::Column(name)) = (element.collation, element.key) else { return };
    if let Some(SqlType::Builtin(own)) = type_of(columns, name)
        && has(NO_TEXT, own)
    {
        findings.add(&[
            "the column `",
            name,
            "` is ",
            own,
            ", and only text has a collation\nhelp: leave `collate` out",
        ]);
    }
}

const fn check_method_of_class(findings: &mut Findings, element: &IndexElementDef, method: &str) {
    let Some(class) = element.opclass else { return };
    let known = same(method, "btree") || has(METHODS, method);
    let mut at = 0;
    while known && at < OF_METHODS.len() {
        let (name, methods) = OF_METHODS[at];
        if same(name, class) && !has(methods, method) {
            findings.add(&[
                "the method `",
                method,
                "` has no operator class `",
                class,
                "`\nhelp: leave the operator class out, or use the method `",
                methods[0],
                "`",
            ]);
        }
        at += 1;
    }
}

const fn check_operator_class(findings: &mut Findings, element: &IndexElementDef, columns: &[ColumnDef]) {
    let (Some(class), IndexKey::Column(name)) = (element.opclass, element.key) else { return };
    let Some(SqlType::Builtin(own)) = type_of(columns, name) else { return };
    let no_text = has(NO_TEXT, own);
    let of = if has(OF_TEXT, class) && no_text {
        "text"
    } else if has(OF_JSONB, class) && !same(own, "jsonb") && (no_text || same(own, "text")) {
        "jsonb"
    } else if let Some(of) = other_type(class, own) {
        of
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
