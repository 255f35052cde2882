//! Dumps compare as sets: neither the order of statements nor that of a table's columns is part of a schema.

use schema_core::migration::psql::{Piece, pieces};
use std::collections::BTreeMap;

/// The statements of a dump, in an order that two equal schemas share.
pub(crate) fn normal(dump: &str) -> Vec<String> {
    let statements = pieces(dump).into_iter().filter_map(|piece| match piece {
        Piece::Statement(range) => Some(sorted_columns(&dump[range])),
        Piece::Command(_) | Piece::Rows(_) => None,
    });
    let mut statements: Vec<String> = statements.collect();
    statements.sort();
    statements
}

/// What only one of two dumps has: lines with `-` of the first, with `+` of the second.
pub(crate) fn differences(held: &[String], wanted: &[String]) -> Vec<String> {
    let mut counts: BTreeMap<&str, i64> = BTreeMap::new();
    held.iter().for_each(|statement| *counts.entry(statement).or_default() -= 1);
    wanted.iter().for_each(|statement| *counts.entry(statement).or_default() += 1);
    let odd = counts.into_iter().filter(|(_, count)| *count != 0);
    odd.map(|(statement, count)| format!("{} {statement}", if count < 0 { '-' } else { '+' })).collect()
}

/// The difference that tells most, in a line, and the same without names. Who owns what is a consequence of what is
/// there.
pub(crate) fn told(differences: &[String]) -> Option<(String, String)> {
    let first = differences.iter().find(|text| !text.contains(" OWNER TO ")).or(differences.first())?;
    let head = |text: &str| text[2..].lines().next().unwrap_or_default().to_owned();
    let (sign, statement) = (&first[..1], head(first));
    let words = statement.split_whitespace();
    let kind: Vec<&str> = words.take_while(|word| word.chars().all(|c| c.is_ascii_uppercase())).collect();
    let kind = kind.join(" ");
    match differences.iter().find(|text| head(text) == statement && *text != first) {
        Some(twin) => Some((format!("{statement}{}", lines_apart(first, twin)), format!("~ {kind}"))),
        None => Some((format!("{sign} {statement}"), format!("{sign} {kind}"))),
    }
}

/// The first line that differs, of both.
fn lines_apart(one: &str, other: &str) -> String {
    let only = |of: &str, other: &str| {
        let others: Vec<&str> = other[2..].lines().collect();
        let line = of[2..].lines().find(|line| !others.contains(line));
        line.map(|line| format!(" {} `{}`", &of[..1], line.trim())).unwrap_or_default()
    };
    only(one, other) + &only(other, one)
}

/// `CREATE TABLE`, `CREATE FOREIGN TABLE` and composite types stand one column a line.
fn sorted_columns(statement: &str) -> String {
    let first = statement.lines().next().unwrap_or_default();
    let of_columns = ["CREATE TABLE ", "CREATE UNLOGGED TABLE ", "CREATE FOREIGN TABLE "];
    if !of_columns.iter().any(|start| first.starts_with(start)) || !first.ends_with('(') {
        return statement.to_owned();
    }
    let Some(end) = statement.find("\n)") else { return statement.to_owned() };
    let mut columns = elements(statement.get(first.len() + 1..end).unwrap_or_default());
    columns.sort();
    format!("{first}\n{}{}", columns.join(",\n"), &statement[end..])
}

/// The elements of a table: an element begins at a line that is indented by four and no more. An expression may have
/// lines of its own.
fn elements(body: &str) -> Vec<String> {
    let mut elements: Vec<String> = Vec::new();
    for line in body.lines() {
        let begins = line.starts_with("    ") && !line[4..].starts_with([' ', ')']);
        match elements.last_mut() {
            Some(last) if !begins => {
                last.push('\n');
                last.push_str(line);
            }
            _ => elements.push(line.to_owned()),
        }
    }
    for element in &mut elements {
        if element.ends_with(',') {
            element.pop();
        }
    }
    elements
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_columns_and_statements_is_no_difference() {
        let one = "SELECT 1;\n\nCREATE TABLE public.a (\n    b integer,\n    c text\n)\nWITH (fillfactor='70');\n";
        let other = "CREATE TABLE public.a (\n    c text,\n    b integer\n)\nWITH (fillfactor='70');\nSELECT 1;";
        assert_eq!(normal(one), normal(other));
        let third = other.replace("70", "80");
        assert_eq!(differences(&normal(one), &normal(&third)).len(), 2);
    }
}
