//! How rows are spread over partitions: keys and bounds.

use super::attribute::{sql_call, string};
use super::names::TableNames;
use crate::expression::inside;
use crate::ident::{Ident, Qualified};
use crate::kind::Id;
use crate::kind::index_element::Key;
use crate::model::Schema;

/// `partition_by = range(created_at)`, by columns of `table`; `None` where the key has more than columns and expressions.
pub(super) fn partition_by(schema: &Schema, names: &TableNames, table: &Qualified, key: &str) -> Option<String> {
    let (strategy, keys) = keys(schema, table, key)?;
    let written = |key: &Key| match key {
        Key::Column(column) => names.written(column),
        Key::Expression(expression) => sql_call(expression),
    };
    let keys: Vec<_> = keys.iter().map(written).collect();
    Some(format!("partition_by = {}({})", strategy.to_lowercase(), keys.join(", ")))
}

/// The strategy of a key, and its parts.
pub(super) fn keys<'k>(schema: &Schema, table: &Qualified, key: &'k str) -> Option<(&'k str, Vec<Key>)> {
    let (strategy, list) = key.split_once(" (")?;
    let part = |part: &str| {
        let column: Option<Ident> = part.parse().ok().filter(|column: &Ident| column.to_string() == part);
        match column.filter(|column| schema.contains(&Id::Column(table.member(column.clone())))) {
            Some(column) => Some(Key::Column(column)),
            None => is_expression(part).then(|| Key::Expression(inside(part).to_owned())),
        }
    };
    let keys: Option<Vec<Key>> = split(list.strip_suffix(')')?).into_iter().map(part).collect();
    Some((strategy, keys?))
}

/// Whether nothing stands behind the expression: it is in parentheses, or the call of a function.
fn is_expression(key: &str) -> bool {
    let is_name = |text: &str| text.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '"'));
    match key.find('(') {
        Some(open) => is_name(&key[..open]) && inside(&key[open..]) != &key[open..],
        None => false,
    }
}

/// The words of a bound: `from(…), to(…)`, `values(…)`, `modulus = …, remainder = …` or `default`.
pub(super) fn bound(bound: &str) -> Option<Vec<String>> {
    if bound == "DEFAULT" {
        return Some(vec!["default".to_owned()]);
    }
    let bound = bound.strip_prefix("FOR VALUES ")?;
    if let Some(list) = bound.strip_prefix("IN (") {
        return Some(vec![format!("values({})", values(list.strip_suffix(')')?))]);
    }
    if let Some(rest) = bound.strip_prefix("WITH (modulus ") {
        let (modulus, remainder) = rest.strip_suffix(')')?.split_once(", remainder ")?;
        return Some(vec![format!("modulus = {modulus}"), format!("remainder = {remainder}")]);
    }
    // A text may hold anything: the bounds are parted where no quote is open.
    let rest = bound.strip_prefix("FROM (")?;
    let end = outside(rest).find(|(_, text)| text.starts_with(") TO ("))?.0;
    let (from, to) = (&rest[..end], rest[end..].strip_prefix(") TO (")?.strip_suffix(')')?);
    Some(vec![format!("from({})", values(from)), format!("to({})", values(to))])
}

fn values(list: &str) -> String {
    split(list).into_iter().map(value).collect::<Vec<_>>().join(", ")
}

/// A literal of Rust, or SQL.
fn value(text: &str) -> String {
    let digits = text.bytes().all(|b| b.is_ascii_digit()) && text.parse::<i64>().is_ok();
    match text.strip_prefix('\'').and_then(|text| text.strip_suffix('\'')) {
        Some(inside) if !inside.replace("''", "").contains('\'') => string(&inside.replace("''", "'")),
        _ if digits || matches!(text, "true" | "false") => text.to_owned(),
        _ => sql_call(text),
    }
}

/// Cuts a list at its commas.
fn split(list: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut depth) = (0, 0_i32);
    for (at, text) in outside(list) {
        match text.as_bytes()[0] {
            b'(' => depth += 1,
            b')' => depth -= 1,
            b',' if depth == 0 => {
                parts.push(list[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(list[start..].trim());
    parts
}

/// The places of a text that are in no quotes, with what begins there.
fn outside(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut quote = None;
    text.char_indices().filter_map(move |(at, c)| {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (None, '\'' | '"') => quote = Some(c),
            (None, _) => return Some((at, &text[at..])),
            _ => {}
        }
        None
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_are_words() {
        for (text, words) in [
            ("DEFAULT", "default"),
            ("FOR VALUES IN ('a, (b', 'it''s', NULL)", "values(\"a, (b\", \"it's\", sql(\"NULL\"))"),
            ("FOR VALUES WITH (modulus 4, remainder 0)", "modulus = 4, remainder = 0"),
            (
                "FOR VALUES FROM ('2024-01-01', MINVALUE) TO ('2025-01-01', 5)",
                "from(\"2024-01-01\", sql(\"MINVALUE\")), to(\"2025-01-01\", 5)",
            ),
        ] {
            assert_eq!(bound(text).map(|words| words.join(", ")).as_deref(), Some(words));
        }
    }

    #[test]
    fn only_what_ends_with_its_parenthesis_is_an_expression() {
        assert!(is_expression("date_trunc('day'::text, created_at)") && is_expression("(a + b)"));
        assert!(
            !is_expression("a text_ops") && !is_expression("lower(a) COLLATE \"C\"") && !is_expression("(a) + (b)")
        );
    }
}
