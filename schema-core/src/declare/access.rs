//! What the access methods of PostgreSQL can: order, uniqueness, columns that are only kept.

use super::classes::{Of, of_method, operators};
use super::def::{ColumnDef, ExclusionDef, IndexDef, IndexElementDef, IndexKey};
use super::keys::column_named;
use super::message::{Findings, contains, has, same};
use super::operators::{check_class, check_default, check_defaults, class_of};
use super::sql_type::check_collation;

const WITH_INCLUDE: &[&str] = &["btree", "gist", "spgist"];
const OF_ONE_COLUMN: &[&str] = &["hash", "spgist"];
pub(super) const WITHOUT_EXCLUSION: &[&str] = &["gin", "brin"];

/// Checks an index against its method, and its columns against the classes that the method has.
#[track_caller]
pub const fn check_index(index: &IndexDef, columns: &[ColumnDef]) {
    let mut findings = Findings::new();
    let asked = Asked {
        what: "index",
        method: index.method,
        includes: !index.include.is_empty(),
        columns: index.elements.len(),
        is_ordered: is_ordered(index),
    };
    if index.unique && !same(index.method, "btree") && of_method(index.method).is_some() {
        asked.tell(&mut findings, "cannot be unique\nhelp: use the method `btree`, or leave `unique` out");
    }
    asked.check(&mut findings);
    if !same(index.method, "btree") {
        check_defaults(&mut findings, index.method, index.elements, columns);
    }
    findings.report();
}

/// Checks an exclusion constraint against its method.
#[track_caller]
pub const fn check_exclusion(exclusion: &ExclusionDef, columns: &[ColumnDef]) {
    let mut findings = Findings::new();
    let (mut is_ordered, mut at) = (false, 0);
    while at < exclusion.elements.len() {
        let element = &exclusion.elements[at].0;
        is_ordered |= element.descending || element.nulls_first.is_some();
        at += 1;
    }
    let asked = Asked {
        what: "exclusion constraint",
        method: exclusion.method,
        includes: !exclusion.include.is_empty(),
        columns: exclusion.elements.len(),
        is_ordered,
    };
    if has(WITHOUT_EXCLUSION, exclusion.method) {
        asked.tell(&mut findings, "is not possible\nhelp: use `gist`, `spgist`, `btree` or `hash`");
    } else {
        asked.check(&mut findings);
        let mut at = 0;
        while at < exclusion.elements.len() {
            check_default(&mut findings, exclusion.method, &exclusion.elements[at].0, columns);
            at += 1;
        }
    }
    findings.report();
}

/// An exclusion constraint compares rows by an operator of the class that leads to the same from both sides.
#[track_caller]
pub const fn check_operator(exclusion: &ExclusionDef, at: usize, columns: &[ColumnDef]) {
    let mut findings = Findings::new();
    let (element, operator) = &exclusion.elements[at];
    if let IndexKey::Column(name) = element.key
        && let Some(of) = of(name, columns)
        && let Some(class) = class_of(exclusion.method, element, Some(of))
        && !has(WITHOUT_EXCLUSION, exclusion.method)
        && lacks_operator(exclusion.method, class, operator)
    {
        findings.add(&[
            "the operator class `",
            class,
            "` has no `",
            operator,
            "` for an exclusion constraint on `",
            name,
            "`, which is ",
            of.name,
            "\nhelp: use ",
            operators(exclusion.method, class),
        ]);
    }
    findings.report();
}

/// One that is written `OPERATOR(schema.=)` is not looked into.
pub(super) const fn lacks_operator(method: &str, class: &str, operator: &str) -> bool {
    has(WITHOUT_EXCLUSION, method) || !contains(operator, "(") && !is_among(operators(method, class), operator)
}

/// Whether a list of words in backticks has one.
const fn is_among(listed: &str, word: &str) -> bool {
    let (list, word) = (listed.as_bytes(), word.as_bytes());
    let mut start = 0;
    while start + word.len() + 2 <= list.len() {
        let mut at = 0;
        while at < word.len() && list[start + 1 + at] == word[at] {
            at += 1;
        }
        if at == word.len() && list[start] == b'`' && list[start + 1 + at] == b'`' {
            return true;
        }
        start += 1;
    }
    false
}

/// Checks what an element says of itself: its operator class, its collation.
#[track_caller]
pub const fn check_element(method: &str, element: &IndexElementDef, columns: &[ColumnDef]) {
    let mut findings = Findings::new();
    if let IndexKey::Column(name) = element.key {
        check_class(&mut findings, method, element, of(name, columns));
        if let (Some(_), Some(column)) = (element.collation, column_named(columns, name)) {
            check_collation(column).report();
        }
    } else {
        check_class(&mut findings, method, element, None);
    }
    findings.report();
}

const fn of(name: &str, columns: &[ColumnDef]) -> Option<Of> {
    match column_named(columns, name) {
        Some(column) => Of::column(column),
        None => None,
    }
}

/// What an index or a constraint asks of its method.
struct Asked<'a> {
    what: &'a str,
    method: &'a str,
    includes: bool,
    columns: usize,
    is_ordered: bool,
}

impl Asked<'_> {
    const fn tell(&self, findings: &mut Findings, says: &str) {
        let article = if same(self.what, "index") { "an index" } else { "an exclusion constraint" };
        findings.add(&[article, " by the method `", self.method, "` ", says]);
    }

    /// An extension's method may be able to do anything, and `btree` is.
    const fn check(&self, findings: &mut Findings) {
        if same(self.method, "btree") || of_method(self.method).is_none() {
            return;
        }
        if self.includes && !has(WITH_INCLUDE, self.method) {
            self.tell(findings, "includes no columns\nhelp: use `btree`, `gist` or `spgist`, or leave `include` out");
        }
        if self.columns > 1 && has(OF_ONE_COLUMN, self.method) {
            self.tell(findings, "has one column\nhelp: write an index for each column, or use another method");
        }
        if self.is_ordered {
            self.tell(
                findings,
                "has no order\nhelp: leave `desc`, `nulls_first` and `nulls_last` out, or use the method `btree`",
            );
        }
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
