//! Whether an index can tell rows apart for logical replication: `replica_identity = index("…")`.

use super::brought::Brought;
use super::def::{IndexDef, IndexElementDef, IndexKey, KeyDef, ReplicaIdentity, TableDef};
use super::keys::column_named;
use super::message::{Findings, same};
use super::names::{Name, OF_COLUMN, named, places};

/// What has an index of this name.
enum Called {
    Key(KeyDef),
    Exclusion,
    Index(IndexDef),
}

/// Names that nobody gave are PostgreSQL's own here.
const fn called(table: &'static TableDef, name: &str) -> Option<Called> {
    let uniques = 1 + OF_COLUMN * table.columns.len();
    let exclusions = uniques + table.uniques.len() + table.checks.len() + table.foreign_keys.len();
    let indexes = exclusions + table.exclusions.len();
    let mut place = uniques;
    while place < places(table) {
        let is = match named(table, place) {
            Some(one) => same(one.name.as_str(), name),
            None => false,
        };
        if is && place < uniques + table.uniques.len() {
            return Some(Called::Key(table.uniques[place - uniques]));
        }
        if is && exclusions <= place && place < indexes {
            return Some(Called::Exclusion);
        }
        if is && indexes <= place && place < indexes + table.indexes.len() {
            return Some(Called::Index(table.indexes[place - indexes]));
        }
        place += 1;
    }
    match table.primary_key {
        Some(key) if is_key(table, &key, name) => Some(Called::Key(key)),
        _ => None,
    }
}

const fn is_key(table: &TableDef, key: &KeyDef, name: &str) -> bool {
    match key.name {
        Some(own) => same(own, name),
        None => same(Name::of_columns(table, &[], "pkey").as_str(), name),
    }
}

/// The index is unique over columns that are never NULL, at once and for all rows.
#[track_caller]
pub const fn check_replica_identity(table: &'static TableDef) {
    let mut findings = Findings::new();
    let ReplicaIdentity::Index(name) = table.options.replica_identity else { return };
    match called(table, name) {
        Some(Called::Key(key)) => {
            if key.is_deferrable() {
                tell(&mut findings, name, "is of a constraint that is `deferrable`");
            }
            let mut at = 0;
            while at < key.columns.len() {
                check_column(&mut findings, table, name, key.columns[at]);
                at += 1;
            }
        }
        Some(Called::Exclusion) => tell(&mut findings, name, "is not unique"),
        Some(Called::Index(index)) if !index.unique => tell(&mut findings, name, "is not unique"),
        Some(Called::Index(index)) => check_index(&mut findings, table, name, &index),
        None => {}
    }
    findings.report();
}

const fn check_index(findings: &mut Findings, table: &TableDef, name: &str, index: &IndexDef) {
    if index.predicate.is_some() {
        tell(findings, name, "has not all rows, because of its `where`");
    }
    let mut at = 0;
    while at < index.elements.len() {
        match &index.elements[at] {
            IndexElementDef { key: IndexKey::Column(column), .. } => check_column(findings, table, name, column),
            IndexElementDef { key: IndexKey::Expression(_), .. } => tell(findings, name, "has an expression"),
        }
        at += 1;
    }
}

const fn check_column(findings: &mut Findings, table: &TableDef, name: &str, column: &str) {
    if let Some(def) = column_named(table.columns, column)
        && def.nullable
        && !is_in_key(table, column)
    {
        tell(findings, name, "has a column that can be NULL");
    }
}

const fn is_in_key(table: &TableDef, column: &str) -> bool {
    match &table.primary_key {
        Some(key) => super::message::has(key.columns, column),
        None => false,
    }
}

const fn tell(findings: &mut Findings, name: &str, why: &str) {
    findings.add(&[
        "the index `",
        name,
        "` ",
        why,
        ", and cannot tell rows apart\nhelp: name a unique index over columns that are NOT NULL, or write `replica_identity = full`",
    ]);
}

/// The index is there. One whose name is of Drizzle's convention may be, and one that a file of SQL has.
pub(super) const fn check_there(findings: &mut Findings, table: &'static TableDef, brought: &Brought) {
    let ReplicaIdentity::Index(name) = table.options.replica_identity else { return };
    if called(table, name).is_none()
        && !table.incomplete
        && !ends(name, "_unique")
        && !ends(name, "_index")
        && !ends(name, "_pk")
        && !brought.has(name)
    {
        findings.add(&[
            "`",
            table.rust_name,
            "` has no index `",
            name,
            "`, which is its `replica_identity`\nhelp: name one of its unique indexes, or leave the word out: the primary key tells rows apart",
        ]);
    }
}

const fn ends(name: &str, with: &str) -> bool {
    match name.len().checked_sub(with.len()) {
        Some(start) => match name.split_at_checked(start) {
            Some((_, end)) => same(end, with),
            None => false,
        },
        None => false,
    }
}
