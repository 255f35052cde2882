//! The bounds of partitions: whether a new one has room for all rows of the old one.

use std::cmp::Ordering;

/// Whether every row within the bound `from` is within `to`, as far as that can be told from what PostgreSQL prints.
///
/// ```
/// # use schema_core::kind::bound::widens;
/// assert!(widens("FOR VALUES IN (1, 2)", "FOR VALUES IN (2, 1, 3)"));
/// assert!(widens("FOR VALUES FROM ('2024-01-01') TO ('2024-07-01')", "FOR VALUES FROM (MINVALUE) TO ('2025-01-01')"));
/// assert!(!widens("FOR VALUES FROM (0) TO (20)", "FOR VALUES FROM (0) TO (10)"));
/// ```
pub fn widens(from: &str, to: &str) -> bool {
    if let (Some(from), Some(to)) = (list(from), list(to)) {
        return from.iter().all(|value| to.contains(value));
    }
    match (range(from), range(to)) {
        (Some((start, end)), Some((new_start, new_end))) => {
            is_before_or_at(&new_start, &start) && is_before_or_at(&end, &new_end)
        }
        _ => from == to,
    }
}

/// What PostgreSQL has to know of a table's rows to believe without reading them that they are within a bound of one column
/// (manual, 5.11.2.2), as it spells it; `None` where that is not sure.
///
/// ```
/// # use schema_core::kind::bound::condition;
/// assert_eq!(condition("FOR VALUES IN (1, 2)", "a", "integer").unwrap(), "((a IS NOT NULL) AND (a = ANY (ARRAY[1, 2])))");
/// let days = "FOR VALUES FROM ('2024-01-01') TO (MAXVALUE)";
/// assert_eq!(condition(days, "day", "date").unwrap(), "((day IS NOT NULL) AND (day >= '2024-01-01'::date))");
/// assert_eq!(condition("FOR VALUES IN ('1', NULL)", "a", "bigint"), None);
/// assert_eq!(condition("FOR VALUES WITH (modulus 2, remainder 0)", "a", "integer"), None);
/// ```
pub fn condition(bound: &str, column: &str, sql_type: &str) -> Option<String> {
    let mut terms = vec![format!("({column} IS NOT NULL)")];
    if let Some(values) = list(bound) {
        let values = values.iter().map(|value| constant(value, sql_type)).collect::<Option<Vec<_>>>()?;
        terms.push(match values.as_slice() {
            [value] => format!("({column} = {value})"),
            values => format!("({column} = ANY (ARRAY[{}]))", values.join(", ")),
        });
        return Some(format!("({})", terms.join(" AND ")));
    }
    let (start, end) = range(bound)?;
    let ([start], [end]) = (start.as_slice(), end.as_slice()) else { return None };
    for (value, open, operator) in [(start, "MINVALUE", ">="), (end, "MAXVALUE", "<")] {
        if *value != open {
            terms.push(format!("({column} {operator} {})", constant(value, sql_type)?));
        }
    }
    (terms.len() > 1).then(|| format!("({})", terms.join(" AND ")))
}

/// A value of a bound as PostgreSQL spells the constant.
fn constant(value: &str, sql_type: &str) -> Option<String> {
    let digits = value.trim_matches('\'');
    let is_whole = |text: &str| !text.is_empty() && text.bytes().all(|c| c.is_ascii_digit());
    match sql_type {
        "integer" if is_whole(digits) => Some(digits.to_owned()),
        "integer" if is_whole(digits.trim_start_matches('-')) => Some(format!("'{digits}'::integer")),
        "bigint" | "smallint" if is_whole(digits.trim_start_matches('-')) => Some(format!("'{digits}'::{sql_type}")),
        "date" | "text" | "uuid" => value.starts_with('\'').then(|| format!("{value}::{sql_type}")),
        moment if moment.starts_with("timestamp") => value.starts_with('\'').then(|| format!("{value}::{sql_type}")),
        _ => None,
    }
}

fn list(bound: &str) -> Option<Vec<&str>> {
    Some(values(bound.strip_prefix("FOR VALUES IN (")?.strip_suffix(')')?))
}

fn range(bound: &str) -> Option<(Vec<&str>, Vec<&str>)> {
    let (start, end) = bound.strip_prefix("FOR VALUES FROM (")?.strip_suffix(')')?.split_once(") TO (")?;
    Some((values(start), values(end)))
}

/// The values of a list; commas within quotes are theirs.
fn values(list: &str) -> Vec<&str> {
    let (mut values, mut start, mut quoted) = (Vec::new(), 0, false);
    for (at, c) in list.char_indices() {
        match c {
            '\'' => quoted = !quoted,
            ',' if !quoted => {
                values.push(list[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    values.push(list[start..].trim());
    values
}

/// The first values that differ decide.
fn is_before_or_at(one: &[&str], other: &[&str]) -> bool {
    let first = one.iter().zip(other).find(|(one, other)| one != other);
    first.is_none_or(|(one, other)| order(one, other) == Some(Ordering::Less))
}

/// The order of two values, where their texts tell it: numbers, and moments of the same form.
fn order(one: &str, other: &str) -> Option<Ordering> {
    match (one, other) {
        ("MINVALUE", _) | (_, "MAXVALUE") => return Some(Ordering::Less),
        ("MAXVALUE", _) | (_, "MINVALUE") => return Some(Ordering::Greater),
        _ => {}
    }
    let (one, other) = (one.trim_matches('\''), other.trim_matches('\''));
    if let (Ok(one), Ok(other)) = (one.parse::<i128>(), other.parse::<i128>()) {
        return Some(one.cmp(&other));
    }
    let form = |text: &str| text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect::<String>();
    let is_moment = |text: &str| text.len() >= 10 && form(text).starts_with("0000-00-00");
    (is_moment(one) && form(one) == form(other)).then(|| one.cmp(other))
}
