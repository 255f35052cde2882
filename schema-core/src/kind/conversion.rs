//! How rows get over a change of a column's type.
//!
//! PostgreSQL converts by itself where there is an assignment cast (`pg_cast.castcontext` other than `e`); elsewhere
//! `ALTER COLUMN … TYPE` wants `USING`. See the manual, `CREATE CAST`.

use super::column::Column;
use crate::ident::Ident;

/// Types whose values PostgreSQL assigns to each other.
const FAMILIES: &[&[&str]] = &[
    &["smallint", "integer", "bigint", "real", "double precision", "numeric"],
    &["text", "character varying", "character", "citext", "name"],
    &["timestamp without time zone", "timestamp with time zone", "date"],
    &["time without time zone", "time with time zone"],
    &["json", "jsonb"],
    &["inet", "cidr"],
    &["bit", "bit varying"],
    &["macaddr", "macaddr8"],
];

/// Changes that keep every value as it is.
const WIDENINGS: &[(&str, &str)] = &[
    ("smallint", "integer"),
    ("smallint", "bigint"),
    ("integer", "bigint"),
    ("smallint", "numeric"),
    ("integer", "numeric"),
    ("bigint", "numeric"),
    ("real", "double precision"),
    ("character varying", "text"),
    ("json", "jsonb"),
];

/// Other types that PostgreSQL itself has.
const OTHERS: &[&str] = &[
    "boolean",
    "bytea",
    "uuid",
    "interval",
    "money",
    "oid",
    "xml",
    "point",
    "line",
    "lseg",
    "box",
    "path",
    "polygon",
    "circle",
    "tsvector",
    "tsquery",
    "int4range",
    "int8range",
    "numrange",
    "tsrange",
    "tstzrange",
    "daterange",
    "int4multirange",
    "int8multirange",
    "nummultirange",
    "tsmultirange",
    "tstzmultirange",
    "datemultirange",
    "jsonpath",
];

/// The type without modifiers: `numeric(10,2)[]` is `numeric[]`, `timestamp(3) with time zone` is
/// `timestamp with time zone`.
pub(super) fn base(sql_type: &str) -> String {
    match (sql_type.find('('), sql_type.find(')')) {
        (Some(open), Some(close)) if open < close => format!("{}{}", &sql_type[..open], &sql_type[close + 1..]),
        _ => sql_type.to_owned(),
    }
}

/// Whether this is PostgreSQL's own spelling of one of its own types.
pub(super) fn is_builtin(sql_type: &str) -> bool {
    let base = base(sql_type);
    let element = base.strip_suffix("[]").unwrap_or(&base);
    element != "citext" && (family(element).is_some() || OTHERS.contains(&element))
}

/// The expression that turns the old value into the new type, where PostgreSQL does not do so by itself.
pub(super) fn using(column: &Ident, from: &Column, to: &Column) -> Option<String> {
    let (from_base, to_base) = (base(&from.sql_type), base(&to.sql_type));
    let target = &to.sql_type;
    if from.enum_type.is_none() && to.enum_type.is_none() && is_assignable(&from_base, &to_base) {
        return None;
    }
    let (from_array, to_array) = (from_base.ends_with("[]"), to_base.ends_with("[]"));
    Some(match (from_base.as_str(), to_base.as_str()) {
        (_, "jsonb") if !is_text(&from_base) => format!("to_jsonb({column})"),
        (_, "json") if !is_text(&from_base) => format!("to_json({column})"),
        (from, "timestamp with time zone") if family(from) == Some(0) => format!("to_timestamp({column})"),
        (from, to) if family(from) == Some(0) && is_moment_or_date(to) => {
            format!("(to_timestamp({column}) AT TIME ZONE 'UTC')::{target}")
        }
        ("smallint" | "integer" | "bigint" | "numeric" | "real" | "double precision", "boolean") => {
            format!("{column} <> 0")
        }
        ("boolean", "smallint" | "bigint" | "numeric" | "real" | "double precision") => {
            format!("{column}::integer::{target}")
        }
        ("money", to) if family(to) == Some(0) => format!("{column}::numeric::{target}"),
        (from, "money") if family(from) == Some(0) => format!("{column}::numeric::money"),
        ("bit", to) if family(to) == Some(0) => format!("{column}::bigint::{target}"),
        (from, "bit") if family(from) == Some(0) => format!("{column}::bigint::{target}"),
        ("jsonb" | "json", _) if !to_array => format!("({column} #>> '{{}}')::{target}"),
        _ if from_array && to_array => format!("{column}::text[]::{target}"),
        _ if to_array => {
            let one = format!("WHEN {column} IS NOT NULL THEN ARRAY[{column}]::text[]::{target}");
            // What an array is as text becomes that array again.
            let literal = format!("WHEN {column} LIKE '{{%}}' THEN {column}::{target} ");
            format!("CASE {}{one} END", if is_text(&from_base) { &literal } else { "" })
        }
        _ if is_text(&from_base) => format!("{column}::{target}"),
        (from, to) if is_moment_or_date(from) && family(to) == Some(0) => {
            format!("extract(epoch FROM {column})::{target}")
        }
        ("boolean", "integer") => format!("{column}::{target}"),
        ("interval", "time without time zone") => format!("{column}::{target}"),
        (from, to) if is_moment(from) && to.starts_with("time ") => format!("{column}::{target}"),
        _ => format!("{column}::text::{target}"),
    })
}

/// Whether PostgreSQL has to write each row anew for the change (manual, `ALTER TABLE`, Notes): it has not where the old values
/// are also values of the new type as they are stored.
pub(crate) fn rewrites(from: &str, to: &str) -> bool {
    let stored_alike = match (base(from).as_str(), base(to).as_str()) {
        ("text" | "character varying", "text" | "character varying") | ("cidr", "inet") => true,
        (from, to) => from == to && (matches!(from, "numeric" | "bit varying") || from.starts_with("time")),
    };
    let same_scale = match (modifiers(from).as_slice(), modifiers(to).as_slice()) {
        ([_, from], [_, to]) => from == to,
        ([_], [_, to]) => *to == 0,
        ([_, from], [_]) => *from == 0,
        _ => true,
    };
    from != to && !(stored_alike && same_scale && (is_widening(from, to) || modifiers(to).is_empty()))
}

/// Whether every value fits the new type as it is.
pub(crate) fn is_widening(from: &str, to: &str) -> bool {
    let (from_base, to_base) = (base(from), base(to));
    if from_base == to_base {
        return match (modifiers(from).as_slice(), modifiers(to).as_slice()) {
            (_, []) => true,
            ([from], [to]) => from <= to,
            ([from, from_scale], [to, to_scale]) => from_scale <= to_scale && from - from_scale <= to - to_scale,
            _ => false,
        };
    }
    (to == "text" && !from_base.ends_with("[]"))
        || (modifiers(to).is_empty() && WIDENINGS.contains(&(&from_base, &to_base)))
}

fn is_assignable(from: &str, to: &str) -> bool {
    let (from, to) = match (from.strip_suffix("[]"), to.strip_suffix("[]")) {
        (None, None) => (from, to),
        (Some(from), Some(to)) => (from, to),
        // Anything is assigned to text by its output.
        (Some(_), None) => return is_text(to),
        (None, Some(_)) => return false,
    };
    from == to || is_text(to) || (family(from).is_some() && family(from) == family(to))
}

fn is_text(base: &str) -> bool {
    family(base) == Some(1)
}

fn is_moment(base: &str) -> bool {
    base.starts_with("timestamp ") && !base.ends_with("[]")
}

fn is_moment_or_date(base: &str) -> bool {
    is_moment(base) || base == "date"
}

fn family(base: &str) -> Option<usize> {
    FAMILIES.iter().position(|family| family.contains(&base))
}

fn modifiers(sql_type: &str) -> Vec<i32> {
    let inside = sql_type.split_once('(').and_then(|(_, rest)| rest.split_once(')')).map(|(inside, _)| inside);
    inside.map(|inside| inside.split(',').filter_map(|part| part.trim().parse().ok()).collect()).unwrap_or_default()
}
