//! Whether a column takes what is known of a value: the kind of an expression's result, or the form of a string.

use super::def::{ColumnDef, EnumDef, EnumStorage};
use super::message::{Findings, has, same};
use super::sql_type::SqlType;

/// The types whose values are told apart, by their kinds.
const KINDS: &[(&str, &[&str])] = &[
    ("smallint", &["smallint"]),
    ("integer", &["integer"]),
    ("bigint", &["bigint"]),
    ("number", &["numeric", "real", "double precision"]),
    ("boolean", &["boolean"]),
    ("uuid", &["uuid"]),
    ("date", &["date"]),
    ("timestamp", &["timestamp without time zone", "timestamp with time zone"]),
    ("time", &["time without time zone", "time with time zone"]),
    ("interval", &["interval"]),
    ("json", &["json", "jsonb"]),
    ("inet", &["inet"]),
];

/// The kind of a column's type and what it is called; nothing where the type takes all, or is not known.
const fn kind(column: &ColumnDef) -> Option<(&'static str, &'static str)> {
    let name = match column.sql_type {
        SqlType::Builtin(name) => name,
        SqlType::Array(_) => return Some(("array", "an array")),
        SqlType::Named(_) if column.values.is_some() => return Some(("enum", "an enum")),
        SqlType::Named(_) => return None,
    };
    let mut at = 0;
    while at < KINDS.len() {
        if has(KINDS[at].1, name) {
            return Some((KINDS[at].0, name));
        }
        at += 1;
    }
    None
}

const fn is_string(what: &str) -> bool {
    !what.is_empty() && what.as_bytes()[0] == b'\''
}

/// A string stands in its quotes; all else is said in words.
pub(super) const fn check_given(findings: &mut Findings, column: &ColumnDef, what: &str, kinds: &[&str]) {
    let is_string = is_string(what);
    if let (true, Some(def), SqlType::Named(_) | SqlType::Builtin(_)) = (is_string, column.values, column.sql_type) {
        if !is_value(def, what) {
            findings.add(&["the enum `", def.rust_name, "` has no value ", what, "\nhelp: write one of its values"]);
        }
        return;
    }
    let Some((kind, name)) = kind(column) else { return };
    if let Some((least, most)) = range(kind)
        && let Some(number) = whole(what)
        && (number < least || number > most)
    {
        let help = "\nhelp: write a smaller one, or give the column a greater type";
        findings.add(&["`", what, "` is out of the range of the column `", column.name, "`, which is ", name, help]);
        return;
    }
    // A whole number is assigned from any other.
    let is_number = !is_string && has(&["smallint", "integer", "bigint"], kind) && has(kinds, "number");
    if is_number || has(kinds, kind) {
        return;
    }
    let is_value = is_string || whole(what).is_some();
    let (before, between) =
        if is_value { ("`", "` is no value of the column `") } else { ("this is ", ", and the column `") };
    findings.add(&[
        before,
        what,
        between,
        column.name,
        if is_value { "`, which is " } else { "` is " },
        name,
        "\nhelp: write a value of the column's type",
    ]);
}

/// The least and the greatest value of whole numbers.
const fn range(kind: &str) -> Option<(i128, i128)> {
    match kind.as_bytes() {
        b"smallint" => Some((i16::MIN as i128, i16::MAX as i128)),
        b"integer" => Some((i32::MIN as i128, i32::MAX as i128)),
        b"bigint" => Some((i64::MIN as i128, i64::MAX as i128)),
        _ => None,
    }
}

/// A whole number as it stands, where it is one.
const fn whole(text: &str) -> Option<i128> {
    let (bytes, mut at, mut value) = (text.as_bytes(), 0, 0_i128);
    let negative = !bytes.is_empty() && bytes[0] == b'-';
    if negative {
        at = 1;
    }
    if at == bytes.len() || bytes.len() > 30 {
        return None;
    }
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            return None;
        }
        value = value * 10 + (bytes[at] - b'0') as i128;
        at += 1;
    }
    Some(if negative { -value } else { value })
}

/// Whether a string in its quotes is a value of an enum, where only its values may be there.
const fn is_value(def: &EnumDef, quoted: &str) -> bool {
    let (_, rest) = quoted.split_at(1);
    let (text, _) = rest.split_at(rest.len() - 1);
    let mut at = 0;
    while at < def.values.len() {
        if same(def.values[at].name, text) {
            return true;
        }
        at += 1;
    }
    // One with a quote in it is written with two.
    matches!(def.storage, EnumStorage::Text { check: false }) || super::message::contains(text, "'")
}
