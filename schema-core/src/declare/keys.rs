//! The columns of a table, and which of them are a key.

use super::def::{ColumnDef, IndexKey, KeyDef, TableDef};
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

/// A foreign key can also lead to a unique index over plain columns that has no condition.
const fn is_unique_index(def: &TableDef, columns: &[&str]) -> bool {
    let mut at = 0;
    while at < def.indexes.len() {
        let index = &def.indexes[at];
        let mut fits = index.unique && index.predicate.is_none() && index.elements.len() == columns.len();
        let mut element = 0;
        while fits && element < index.elements.len() {
            fits = match index.elements[element].key {
                IndexKey::Column(name) => has(columns, name),
                IndexKey::Expression(_) => false,
            };
            element += 1;
        }
        if fits {
            return true;
        }
        at += 1;
    }
    false
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
