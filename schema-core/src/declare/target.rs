//! What a table says of another one, checked where it says so: foreign keys and relations.

use super::def::{ColumnDef, ForeignKeyDef, RelationDef, TableDef, TableName};
use super::keys::{column_named, is_deferrable_key, is_key, same_columns};
use super::message::{Findings, same};
use super::typing::never_equal;

/// A foreign key leads to a key of its target, which is there as long as its own table.
#[track_caller]
pub const fn check_target(key: &ForeignKeyDef, unlogged: bool, target: &TableDef) {
    let mut findings = Findings::new();
    if target.options.unlogged && !unlogged {
        findings.add(&[
            "`",
            target.rust_name,
            "` is `unlogged`, and only a table that is too can reference it\nhelp: make this table `unlogged`, or that one not",
        ]);
    }
    if !target.incomplete && !is_key(target, key.target_columns) {
        let why = if target.view.is_some() {
            "is a column of a view, which no foreign key can reference\nhelp: reference the table that it comes from"
        } else if is_deferrable_key(target, key.target_columns) {
            "is of a key that is `deferrable`, which no foreign key can go by\nhelp: take `deferrable` off that key, or reference another one"
        } else {
            "is neither its primary key nor unique\nhelp: make it `unique`, or reference the primary key"
        };
        let column = if key.target_columns.is_empty() { "" } else { key.target_columns[0] };
        findings.add(&[
            "what this references, `",
            column,
            if key.target_columns.len() > 1 { "`, …" } else { "`" },
            " of `",
            target.rust_name,
            "`, ",
            why,
        ]);
    }
    findings.report();
}

/// The types of columns that are written in SQL, of which those of Rust say nothing.
#[track_caller]
pub const fn check_written_types(key: &ForeignKeyDef, columns: &[&'static ColumnDef], target: &TableDef) {
    let (mut findings, mut at) = (Findings::new(), 0);
    while at < columns.len() && at < key.target_columns.len() {
        if let Some(theirs) = column_named(target.columns, key.target_columns[at])
            && let Some((one, other)) = never_equal(columns[at], theirs)
        {
            findings.add(&[
                "the foreign key column `",
                columns[at].name,
                "` is ",
                one,
                ", and `",
                theirs.name,
                "` of `",
                target.rust_name,
                "` is ",
                other,
                "\nhelp: give both columns one type",
            ]);
        }
        at += 1;
    }
    findings.report();
}

/// A relation by a foreign key of the other table: there is one, and one only.
#[track_caller]
pub const fn check_inverse(relation: &RelationDef, own: (TableName, &str), from: &TableDef) {
    let mut findings = Findings::new();
    check_half(&mut findings, relation, own, from, relation.by);
    findings.report();
}

/// A relation by a table between: it has a foreign key to each of the two, and one only.
#[track_caller]
pub const fn check_through(relation: &RelationDef, own: (TableName, &str), through: &TableDef, target: &TableDef) {
    let mut findings = Findings::new();
    let (ours, theirs) = relation.by.split_at(relation.by.len() / 2);
    check_half(&mut findings, relation, own, through, ours);
    check_half(&mut findings, relation, (target.name, target.rust_name), through, theirs);
    findings.report();
}

/// Whether a foreign key goes the way of a relation; that none does is told where the relation stands.
#[must_use]
pub const fn is_keyed(relation: &RelationDef, own: TableName, from: &TableDef) -> bool {
    from.incomplete || count_keys(own, from, relation.by) > 0
}

/// The same of a relation by a table between.
#[must_use]
pub const fn is_keyed_through(relation: &RelationDef, own: TableName, through: &TableDef, target: TableName) -> bool {
    let (ours, theirs) = relation.by.split_at(relation.by.len() / 2);
    through.incomplete || count_keys(own, through, ours) > 0 && count_keys(target, through, theirs) > 0
}

const fn count_keys(to: TableName, from: &TableDef, by: &[&str]) -> usize {
    let (mut count, mut at) = (0, 0);
    while at < from.foreign_keys.len() {
        let key = &from.foreign_keys[at];
        let leads = same(key.target.name, to.name) && same(key.target.schema, to.schema);
        if leads && (by.is_empty() || same_columns(key.columns, by)) {
            count += 1;
        }
        at += 1;
    }
    count
}

const fn check_half(
    findings: &mut Findings,
    relation: &RelationDef,
    (name, to): (TableName, &str),
    from: &TableDef,
    by: &[&str],
) {
    let count = count_keys(name, from, by);
    if count == 0 && from.incomplete {
        return;
    }
    if count == 0 && by.is_empty() {
        findings.add(&[
            "the relation `",
            relation.name,
            "` has no foreign key to go by: `",
            from.rust_name,
            "` does not reference `",
            to,
            "`\nhelp: add `#[column(references = ",
            to,
            "::…)]` to a field of `",
            from.rust_name,
            "`",
        ]);
    } else if count == 0 {
        findings.add(&[
            "the relation `",
            relation.name,
            "` goes by `",
            by[0],
            "` of `",
            from.rust_name,
            "`, which does not reference `",
            to,
            "`\nhelp: name the column of a foreign key to `",
            to,
            "`",
        ]);
    } else if count > 1 {
        findings.add(&[
            "the relation `",
            relation.name,
            "` is ambiguous: `",
            from.rust_name,
            "` references `",
            to,
            "` more than once\nhelp: say by which column, with `by = …`",
        ]);
    }
}
