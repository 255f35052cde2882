//! Values that a column takes, as far as its type and its checks say.

use super::columns::{Column, quoted};

/// How many ways there are to choose a row.
pub(super) const VARIANTS: usize = 4;

/// The value of the row `row`, from 1, as an expression.
pub(super) fn value(column: &Column, row: usize, variant: usize) -> String {
    if let (Some(table), Some(target), 0 | 1) = (&column.target_table, &column.target_column, variant) {
        let target = quoted(target);
        return format!("(SELECT {target} FROM {table} ORDER BY 1 LIMIT 1 OFFSET {})", row - 1);
    }
    if let (1, Some(literal)) = (variant, bound(&column.bounds, row)) {
        return literal;
    }
    if variant == 3 && !column.not_null {
        return "NULL".to_owned();
    }
    let text = match column.labels.as_slice() {
        [] => plain(column, row, variant),
        labels => Some(labels[(row - 1) % labels.len()].clone()),
    };
    match text {
        None => "NULL".to_owned(),
        Some(text) if column.is_array => format!("ARRAY['{}']::{}", text.replace('\'', "''"), column.type_text),
        Some(text) => format!("'{}'", text.replace('\'', "''")),
    }
}

fn plain(column: &Column, row: usize, variant: usize) -> Option<String> {
    let number = if variant == 2 { row + 99 } else { row };
    Some(match column.base.as_str() {
        "int2" | "int4" | "int8" | "oid" | "numeric" | "float4" | "float8" | "money" => number.to_string(),
        "text" | "varchar" | "bpchar" | "name" | "citext" => {
            let text = if variant == 2 { format!("row{row}@example.com") } else { format!("v{row}") };
            let length = length(&column.type_text).unwrap_or(text.len());
            text[text.len().saturating_sub(length)..].to_owned()
        }
        "bool" => (row % 2 == 1).to_string(),
        "date" => format!("2024-01-{:02}", row + 1),
        "timestamp" | "timestamptz" => format!("2024-01-{:02} 03:04:05", row + 1),
        "time" | "timetz" => format!("03:04:{row:02}"),
        "interval" => format!("{row} days"),
        "uuid" => format!("00000000-0000-4000-8000-{row:012}"),
        "json" | "jsonb" => format!("{{\"row\": {row}}}"),
        "bytea" => format!("\\x{row:02}"),
        "inet" | "cidr" => format!("10.0.0.{row}"),
        "macaddr" => format!("08:00:2b:01:02:{row:02}"),
        "point" => format!("({row},{row})"),
        "tsvector" | "tsquery" | "ltree" => format!("v{row}"),
        "xml" => format!("<v>{row}</v>"),
        "bit" | "varbit" => format!("{row:b}").chars().cycle().take(length(&column.type_text).unwrap_or(1)).collect(),
        "int4range" | "int8range" | "numrange" => format!("[{row},{})", row + 1),
        "daterange" | "tsrange" | "tstzrange" => format!("[2024-01-{:02},2024-01-{:02})", row, row + 1),
        _ => return None,
    })
}

/// The length in a type such as `character varying(5)`.
fn length(type_text: &str) -> Option<usize> {
    type_text.split_once('(')?.1.split_once(')')?.0.parse().ok()
}

/// A literal of what bounds the column: another one for each row, as long as there are some.
fn bound(bounds: &str, row: usize) -> Option<String> {
    let mut literals = Vec::new();
    let mut rest = bounds;
    while let Some(start) = rest.find('\'') {
        let Some(end) = rest[start + 1..].find('\'') else { break };
        literals.push(rest[start..start + end + 2].to_owned());
        rest = &rest[start + end + 2..];
    }
    let words = bounds.split(|c: char| !(c.is_ascii_digit() || c == '.'));
    let numbers = words.filter(|word| word.starts_with(|c: char| c.is_ascii_digit())).map(str::to_owned);
    if literals.is_empty() {
        literals.extend(numbers);
    }
    // Of a range, only the lower bound is in it.
    let count = if bounds.contains("FOR VALUES FROM") { 1 } else { literals.len() };
    literals.get((row - 1) % count.max(1)).cloned()
}
