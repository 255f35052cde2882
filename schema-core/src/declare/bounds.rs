//! Whether partitions hold what no other one holds.

use super::def::{BoundDef, DefaultDef, IndexKey, PartitionByDef, PartitionDef, TableDef};
use super::given::check_given;
use super::keys::column_named;
use super::message::{Findings, same};

/// Checks a partition against those before it. Values are compared where they are whole numbers, or alike.
#[track_caller]
pub const fn check_partition(table: &TableDef, at: usize) {
    let mut findings = Findings::new();
    let own = &table.partitions[at];
    match own.bound {
        BoundDef::Range { from, to } if matches!(order(from, to), Some(Order::Equal | Order::After)) => {
            findings.add(&["the range is empty\nhelp: write a `to` that is greater than `from`, and is not in it"]);
        }
        BoundDef::Hash { modulus, remainder } if remainder >= modulus => {
            findings.add(&["the remainder is not less than the modulus\nhelp: remainders go from 0 to one less"]);
        }
        BoundDef::Range { .. } | BoundDef::List(_) | BoundDef::Hash { .. } | BoundDef::Default => {
            let (mut before, mut first) = (0, true);
            while before < at {
                let other = &table.partitions[before];
                if are_siblings(own, other) {
                    if check_pair(&mut findings, own, other, first) {
                        break;
                    }
                    first = false;
                }
                before += 1;
            }
        }
    }
    findings.report();
}

/// Checks a value of a bound against the column that it is compared with.
#[track_caller]
pub const fn check_bound(table: &TableDef, at: usize, place: usize, what: &str, kinds: &[&str]) {
    let mut findings = Findings::new();
    if let Some(by) = key_of(table, table.partitions[at].of)
        && place < by.keys.len()
        && let IndexKey::Column(name) = by.keys[place].key
        && let Some(column) = column_named(table.columns, name)
    {
        check_given(&mut findings, column, what, kinds);
    }
    findings.report();
}

/// The key by which the rows of a table, or of one of its partitions, are spread.
const fn key_of(table: &TableDef, partition: Option<&str>) -> Option<PartitionByDef> {
    let Some(partition) = partition else { return table.options.partition_by };
    let mut at = 0;
    while at < table.partitions.len() {
        if same(table.partitions[at].name, partition) {
            return table.partitions[at].partition_by;
        }
        at += 1;
    }
    None
}

const fn are_siblings(one: &PartitionDef, other: &PartitionDef) -> bool {
    match (one.of, other.of) {
        (None, None) => true,
        (Some(one), Some(other)) => same(one, other),
        (None, Some(_)) | (Some(_), None) => false,
    }
}

/// Tells at most one mistake. A modulus is compared with the first one only, or a wrong one would be told of all others.
const fn check_pair(findings: &mut Findings, own: &PartitionDef, other: &PartitionDef, first: bool) -> bool {
    let overlaps = match (own.bound, other.bound) {
        (BoundDef::Default, BoundDef::Default) => true,
        (BoundDef::Range { from, to }, BoundDef::Range { from: start, to: end }) => {
            matches!((order(from, end), order(start, to)), (Some(Order::Before), Some(Order::Before)))
        }
        (BoundDef::List(values), BoundDef::List(others)) => have_one(values, others),
        (BoundDef::Hash { modulus, remainder }, BoundDef::Hash { modulus: divisor, remainder: rest }) => {
            let (less, more) = if modulus < divisor { (modulus, divisor) } else { (divisor, modulus) };
            let fits = less > 0 && more % less == 0;
            if first && !fits {
                findings.add(&[
                    "the modulus is no multiple or factor of that of the partition `",
                    other.name,
                    "`\nhelp: use one modulus for all",
                ]);
                return true;
            }
            fits && remainder % less == rest % less
        }
        _ => false,
    };
    if overlaps {
        findings.add(&[
            "the partition `",
            other.name,
            "` holds such rows already\nhelp: let each row have one partition, and a table one `default`",
        ]);
    }
    overlaps
}

const fn have_one(values: &[DefaultDef], others: &[DefaultDef]) -> bool {
    let mut at = 0;
    while at < values.len() {
        let mut other = 0;
        while other < others.len() {
            let are_same = match (values[at], others[other]) {
                (DefaultDef::Integer(one), DefaultDef::Integer(other)) => one == other,
                (DefaultDef::Text(one), DefaultDef::Text(other)) => same(one, other),
                (DefaultDef::Boolean(one), DefaultDef::Boolean(other)) => one == other,
                _ => false,
            };
            if are_same {
                return true;
            }
            other += 1;
        }
        at += 1;
    }
    false
}

enum Order {
    Before,
    Equal,
    After,
}

/// The order of two bounds, as far as they are whole numbers, or days and times in one form.
const fn order(one: &[DefaultDef], other: &[DefaultDef]) -> Option<Order> {
    let mut at = 0;
    while at < one.len() && at < other.len() {
        match order_of(one[at], other[at]) {
            Some(Order::Equal) => at += 1,
            other => return other,
        }
    }
    Some(Order::Equal)
}

const fn order_of(one: DefaultDef, other: DefaultDef) -> Option<Order> {
    match (one, other) {
        (DefaultDef::Integer(one), DefaultDef::Integer(other)) if one < other => Some(Order::Before),
        (DefaultDef::Integer(one), DefaultDef::Integer(other)) if one > other => Some(Order::After),
        (DefaultDef::Integer(_), DefaultDef::Integer(_)) => Some(Order::Equal),
        (DefaultDef::Text(one), DefaultDef::Text(other)) => order_of_texts(one.as_bytes(), other.as_bytes()),
        _ => None,
    }
}

/// Of texts that differ, those that are written as `2024-01-31` or `2024-01-31 12:00:00`.
const fn order_of_texts(one: &[u8], other: &[u8]) -> Option<Order> {
    const FORM: &[u8] = b"0000-00-00 00:00:00";
    if one.len() != other.len() {
        return None;
    }
    let (mut at, mut order, mut in_form) = (0, Order::Equal, one.len() == 10 || one.len() == FORM.len());
    while at < one.len() {
        in_form = in_form && is_as(FORM[at], one[at]) && is_as(FORM[at], other[at]);
        if matches!(order, Order::Equal) && one[at] != other[at] {
            order = if one[at] < other[at] { Order::Before } else { Order::After };
        }
        at += 1;
    }
    if in_form || matches!(order, Order::Equal) { Some(order) } else { None }
}

const fn is_as(form: u8, byte: u8) -> bool {
    if form == b'0' { byte.is_ascii_digit() } else { form == byte }
}
