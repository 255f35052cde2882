//! How rows are spread over partitions: keys and bounds.

use super::attribute::{sql_call, string};
use super::constant;
use super::names::TableNames;
use crate::declare::def::{BoundDef, DefaultDef, IndexElementDef, IndexKey, PartitionByDef, Strategy};
use crate::declare::index::element_sql;
use crate::declare::words::sql;
use crate::expression::inside;
use crate::ident::{Ident, Qualified};
use crate::kind::Id;
use crate::model::Schema;

/// What spreads rows, by columns of `table`; `None` where the key has more than columns and expressions.
pub(super) fn partition_by(schema: &Schema, table: &Qualified, key: &str) -> Option<PartitionByDef> {
    let (strategy, list) = key.split_once(" (")?;
    let strategy = match strategy {
        "RANGE" => Strategy::Range,
        "LIST" => Strategy::List,
        "HASH" => Strategy::Hash,
        _ => return None,
    };
    let part = |part: &str| {
        let column: Option<Ident> = part.parse().ok().filter(|column: &Ident| column.to_string() == part);
        match column.filter(|column| schema.contains(&Id::Column(table.member(column.clone())))) {
            Some(column) => Some(IndexKey::Column(constant::text(column.as_str()))),
            None => is_expression(part).then(|| IndexKey::Expression(constant::text(inside(part)))),
        }
    };
    let element = |text: &str| Some(IndexElementDef { key: part(text)?, ..element_sql(sql("")).build() });
    let keys: Option<Vec<_>> = split(list.strip_suffix(')')?).into_iter().map(element).collect();
    Some(PartitionByDef { strategy, keys: constant::list(keys?) })
}

/// `partition_by = range(created_at)`.
pub(super) fn partition_by_word(names: &TableNames, by: &PartitionByDef) -> String {
    let strategy = match by.strategy {
        Strategy::Range => "range",
        Strategy::List => "list",
        Strategy::Hash => "hash",
    };
    let written = |element: &IndexElementDef| match element.key {
        IndexKey::Column(column) => names.written(&Ident::from(column)),
        IndexKey::Expression(expression) => sql_call(expression),
    };
    let keys: Vec<_> = by.keys.iter().map(written).collect();
    format!("partition_by = {strategy}({})", keys.join(", "))
}

/// Whether nothing stands behind the expression: it is in parentheses, or the call of a function.
fn is_expression(key: &str) -> bool {
    let is_name = |text: &str| text.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '"'));
    match key.find('(') {
        Some(open) => is_name(&key[..open]) && inside(&key[open..]) != &key[open..],
        None => false,
    }
}

/// A bound, as `pg_get_expr` prints it.
pub(super) fn bound(bound: &str) -> Option<BoundDef> {
    if bound == "DEFAULT" {
        return Some(BoundDef::Default);
    }
    let bound = bound.strip_prefix("FOR VALUES ")?;
    if let Some(list) = bound.strip_prefix("IN (") {
        return Some(BoundDef::List(values(list.strip_suffix(')')?)));
    }
    if let Some(rest) = bound.strip_prefix("WITH (modulus ") {
        let (modulus, remainder) = rest.strip_suffix(')')?.split_once(", remainder ")?;
        return Some(BoundDef::Hash { modulus: modulus.parse().ok()?, remainder: remainder.parse().ok()? });
    }
    // A text may hold anything: the bounds are parted where no quote is open.
    let rest = bound.strip_prefix("FROM (")?;
    let end = outside(rest).find(|(_, text)| text.starts_with(") TO ("))?.0;
    let to = rest[end..].strip_prefix(") TO (")?.strip_suffix(')')?;
    Some(BoundDef::Range { from: values(&rest[..end]), to: values(to) })
}

/// The words of a bound: `from(…), to(…)`, `values(…)`, `modulus = …, remainder = …` or `default`.
pub(super) fn bound_words(bound: &BoundDef) -> Vec<String> {
    let list = |values: &[DefaultDef]| values.iter().map(word).collect::<Vec<_>>().join(", ");
    match bound {
        BoundDef::Range { from, to } => vec![format!("from({})", list(from)), format!("to({})", list(to))],
        BoundDef::List(values) => vec![format!("values({})", list(values))],
        BoundDef::Hash { modulus, remainder } => {
            vec![format!("modulus = {modulus}"), format!("remainder = {remainder}")]
        }
        BoundDef::Default => vec!["default".to_owned()],
    }
}

fn values(list: &str) -> &'static [DefaultDef] {
    constant::list(split(list).into_iter().map(value).collect())
}

/// A literal of Rust, or SQL.
fn value(text: &str) -> DefaultDef {
    let digits = text.bytes().all(|b| b.is_ascii_digit());
    match (text.strip_prefix('\'').and_then(|text| text.strip_suffix('\'')), text.parse::<i64>()) {
        (Some(inside), _) if !inside.replace("''", "").contains('\'') => {
            DefaultDef::Text(constant::text(&inside.replace("''", "'")))
        }
        (_, Ok(number)) if digits => DefaultDef::Integer(number.into()),
        _ => match text {
            "true" => DefaultDef::Boolean(true),
            "false" => DefaultDef::Boolean(false),
            _ => DefaultDef::Sql(constant::text(text)),
        },
    }
}

fn word(value: &DefaultDef) -> String {
    match value {
        DefaultDef::Sql(text) | DefaultDef::Number(text) => sql_call(text),
        DefaultDef::Text(text) => string(text),
        DefaultDef::Integer(number) => number.to_string(),
        DefaultDef::Boolean(value) => value.to_string(),
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
            assert_eq!(bound(text).map(|bound| bound_words(&bound).join(", ")).as_deref(), Some(words));
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
