//! Queries that count the rows on which a statement would fail, each in one line.

use super::conversion::base;
use crate::ident::{Ident, Qualified, literal};

/// The rows of a table for which a condition holds.
pub(super) fn rows_where(table: &Qualified, condition: &str) -> Option<String> {
    one_line(format!("SELECT count(*) FROM {table} WHERE {condition}"))
}

/// The rows that have the same keys as another one.
pub(super) fn duplicates(
    table: &Qualified,
    keys: &[String],
    predicate: Option<&str>,
    nulls_are_alike: bool,
) -> Option<String> {
    let mut conditions: Vec<String> = predicate.map(|predicate| format!("({predicate})")).into_iter().collect();
    if !nulls_are_alike {
        conditions.extend(keys.iter().map(|key| format!("{key} IS NOT NULL")));
    }
    let filter = if conditions.is_empty() { String::new() } else { format!(" WHERE {}", conditions.join(" AND ")) };
    let groups =
        format!("SELECT count(*) - 1 AS more FROM {table}{filter} GROUP BY {} HAVING count(*) > 1", keys.join(", "));
    one_line(format!("SELECT coalesce(sum(more), 0)::bigint FROM ({groups}) AS alike"))
}

/// The rows that refer to nothing.
pub(super) fn orphans(table: &Qualified, columns: &[Ident], target: &Qualified, keys: &[Ident]) -> Option<String> {
    let there: Vec<String> = columns.iter().map(|column| format!("own.{column} IS NOT NULL")).collect();
    let same: Vec<String> =
        columns.iter().zip(keys).map(|(column, key)| format!("other.{key} = own.{column}")).collect();
    one_line(format!(
        "SELECT count(*) FROM {table} AS own WHERE {} AND NOT EXISTS (SELECT FROM {target} AS other WHERE {})",
        there.join(" AND "),
        same.join(" AND ")
    ))
}

/// The pairs of rows that exclude each other.
pub(super) fn conflicts(table: &Qualified, keys: &[(&Ident, &str)], predicate: Option<&str>) -> Option<String> {
    let columns: Vec<String> = keys.iter().map(|(column, _)| column.to_string()).collect();
    let filter = predicate.map(|predicate| format!(" WHERE {predicate}")).unwrap_or_default();
    let rows = format!("(SELECT tableoid AS part, ctid AS place, {} FROM {table}{filter})", columns.join(", "));
    let apart: Vec<String> =
        keys.iter().map(|(column, operator)| format!("one.{column} {operator} other.{column}")).collect();
    one_line(format!(
        "SELECT count(*) FROM {rows} AS one JOIN {rows} AS other ON (one.part, one.place) < (other.part, other.place) AND {}",
        apart.join(" AND ")
    ))
}

/// The values that do not become a type; where nothing else tells, by the cast itself, which fails on the first.
pub(super) fn misfits(table: &Qualified, column: &Ident, from: &str, to: &str, using: &str) -> Option<String> {
    let text = format!("btrim({column}::text)");
    let is_text = ["text", "character varying", "character"].contains(&base(from).as_str());
    let numbers = ["smallint", "integer", "bigint", "numeric", "real", "double precision"];
    let is_number = numbers.contains(&base(from).as_str());
    let number = if is_text { text.clone() } else { column.to_string() };
    let whole =
        |low: &str, high: &str| outside(is_text, &number, "^[-+]?[0-9]+$", &format!("NOT BETWEEN {low} AND {high}"));
    let condition = match (base(to).as_str(), modifiers(to).as_slice()) {
        (to, _) if numbers.contains(&to) && !is_text && !is_number => return tried(table, using),
        ("smallint", _) => whole("-32768", "32767"),
        ("integer", _) => whole("-2147483648", "2147483647"),
        ("bigint", _) => whole("-9223372036854775808", "9223372036854775807"),
        ("numeric", [precision, rest @ ..]) => {
            let scale = rest.first().copied().unwrap_or(0);
            let limit = i64::from(*precision) - i64::from(scale);
            let decimal = "^[-+]?([0-9]+[.]?[0-9]*|[.][0-9]+)$";
            match is_text {
                true => format!(
                    "CASE WHEN {number} ~ {} THEN abs(round({number}::numeric, {scale})) >= 10::numeric ^ {limit} ELSE true END",
                    literal(decimal)
                ),
                false => format!("abs(round({number}::numeric, {scale})) >= 10::numeric ^ {limit}"),
            }
        }
        ("uuid", _) if is_text => format!("{text} !~* '^[{{]?[0-9a-f]{{4}}(-?[0-9a-f]{{4}}){{7}}[}}]?$'"),
        ("boolean", _) if is_text => format!(
            "lower({text}) NOT IN ('t', 'tr', 'tru', 'true', 'y', 'ye', 'yes', 'on', '1', 'f', 'fa', 'fal', 'fals', 'false', 'n', 'no', 'of', 'off', '0')"
        ),
        // Blanks beyond the limit are cut.
        ("character varying" | "character", [limit]) => format!("char_length(rtrim({column}::text)) > {limit}"),
        _ => return tried(table, using),
    };
    rows_where(table, &format!("{column} IS NOT NULL AND {condition}"))
}

/// The values that no value of an enum is called like.
pub(super) fn unlisted(table: &Qualified, column: &str, values: &[String], in_array: bool) -> Option<String> {
    let values: Vec<String> = values.iter().map(|value| literal(value)).collect();
    let condition = match (values.as_slice(), in_array) {
        ([], false) => "true".to_owned(),
        ([], true) => format!("cardinality({column}) > 0"),
        (values, false) => format!("{column}::text NOT IN ({})", values.join(", ")),
        (values, true) => format!("NOT array_remove({column}::text[], NULL) <@ ARRAY[{}]", values.join(", ")),
    };
    rows_where(table, &format!("{column} IS NOT NULL AND {condition}"))
}

/// The cast itself, on all rows: it counts none, and fails on the first that does not become what it should.
pub(crate) fn tried(table: &Qualified, using: &str) -> Option<String> {
    one_line(format!("SELECT 0 * count({using}) FROM {table}"))
}

/// A number beyond the limits, or text that is no whole number.
fn outside(is_text: bool, number: &str, pattern: &str, limits: &str) -> String {
    let beyond = format!("round({number}::numeric) {limits}");
    if is_text { format!("CASE WHEN {number} ~ {} THEN {beyond} ELSE true END", literal(pattern)) } else { beyond }
}

fn modifiers(sql_type: &str) -> Vec<u32> {
    let inside = sql_type.split_once('(').and_then(|(_, rest)| rest.split_once(')')).map(|(inside, _)| inside);
    inside.map(|inside| inside.split(',').filter_map(|part| part.trim().parse().ok()).collect()).unwrap_or_default()
}

/// A comment ends with its line, and a line break may be part of a string.
fn one_line(query: String) -> Option<String> {
    (!query.contains(['\n', '\r'])).then_some(query)
}
