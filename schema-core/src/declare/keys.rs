//! The columns of a table, and which of them are a key.

use super::def::{ColumnDef, IndexDef, IndexKey, KeyDef, TableDef};
use super::message::{has, same};

/// The column with a name.
pub(super) const fn column_named<'a>(columns: &'a [ColumnDef], name: &str) -> Option<&'a ColumnDef> {
    let mut at = 0;
    while at < columns.len() {
        if same(columns[at].name, name) {
            return Some(&columns[at]);
        }
        at += 1;
    }
    None
}

/// Whether these columns, in any order, are of a key that is checked at the end of a transaction.
pub(super) const fn is_deferrable_key(def: &TableDef, columns: &[&str]) -> bool {
    if let Some(key) = &def.primary_key
        && same_set(key, columns)
        && key.is_deferrable()
    {
        return true;
    }
    let mut at = 0;
    while at < def.uniques.len() {
        if same_set(&def.uniques[at], columns) && def.uniques[at].is_deferrable() {
            return true;
        }
        at += 1;
    }
    false
}

/// Whether these columns, in any order, are the primary key or unique, row by row.
pub(super) const fn is_key(def: &TableDef, columns: &[&str]) -> bool {
    if let Some(key) = &def.primary_key
        && same_set(key, columns)
        && !key.is_deferrable()
    {
        return true;
    }
    let mut at = 0;
    while at < def.uniques.len() {
        if same_set(&def.uniques[at], columns) && !def.uniques[at].is_deferrable() {
            return true;
        }
        at += 1;
    }
    is_unique_index(def, columns)
}

/// What makes columns unique.
#[cfg(feature = "sqlx")]
pub(crate) enum Unique {
    /// The primary key, a unique constraint, or a unique index without a condition.
    Key,
    /// A unique index of rows that its condition holds for.
    Index(&'static IndexDef),
}

/// What makes these columns unique, in any order.
#[cfg(feature = "sqlx")]
pub(crate) const fn unique(def: &'static TableDef, columns: &[&str]) -> Option<Unique> {
    if is_key(def, columns) {
        return Some(Unique::Key);
    }
    let mut at = 0;
    while at < def.indexes.len() {
        if def.indexes[at].unique && is_over(&def.indexes[at], columns) {
            return Some(Unique::Index(&def.indexes[at]));
        }
        at += 1;
    }
    None
}

/// The target of an `ON CONFLICT` is unique.
#[cfg(feature = "sqlx")]
#[track_caller]
pub(crate) const fn check_key(def: &'static TableDef, columns: &[&str]) {
    let mut findings = super::message::Findings::new();
    if !def.incomplete && unique(def, columns).is_none() {
        findings.add(&[
            "`",
            columns[0],
            if columns.len() > 1 { "`, …" } else { "`" },
            " of `",
            def.rust_name,
            "` is neither its primary key nor unique\nhelp: name all columns of its key, of a `unique` or of a unique index",
        ]);
    }
    findings.report();
}

/// A foreign key can also lead to a unique index over plain columns that has no condition.
const fn is_unique_index(def: &TableDef, columns: &[&str]) -> bool {
    let mut at = 0;
    while at < def.indexes.len() {
        let index = &def.indexes[at];
        let fits = index.unique && index.predicate.is_none() && is_over(index, columns);
        if fits {
            return true;
        }
        at += 1;
    }
    false
}

/// Whether an index is over these columns, in any order, and nothing else.
const fn is_over(index: &IndexDef, columns: &[&str]) -> bool {
    let mut fits = index.elements.len() == columns.len();
    let mut element = 0;
    while fits && element < index.elements.len() {
        fits = match index.elements[element].key {
            IndexKey::Column(name) => has(columns, name),
            IndexKey::Expression(_) => false,
        };
        element += 1;
    }
    fits
}

const fn same_set(key: &KeyDef, columns: &[&str]) -> bool {
    let mut at = 0;
    while at < key.columns.len() {
        if !has(columns, key.columns[at]) {
            return false;
        }
        at += 1;
    }
    key.columns.len() == columns.len()
}

/// Whether two lists are equal.
pub(super) const fn same_columns(a: &[&str], b: &[&str]) -> bool {
    let mut at = 0;
    while at < a.len() && at < b.len() {
        if !same(a[at], b[at]) {
            return false;
        }
        at += 1;
    }
    a.len() == b.len()
}
