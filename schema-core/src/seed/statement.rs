//! The statements that bring rows into a database.

use super::script::Change;
use super::table::Table;
use crate::ident::{Ident, list};

/// A list of values for each column: beyond a few thousand rows, parameters for each value would be too many.
pub(super) fn insert(table: &Table, rows: usize) -> String {
    if table.columns.is_empty() {
        return format!("INSERT INTO {} SELECT FROM generate_series(1, {rows})", table.name);
    }
    let columns = list(table.columns.iter().map(|column| &column.name));
    let casts = table.columns.iter().enumerate().map(|(at, column)| format!("v.c{at}::{}", plain(&column.sql_type)));
    let lists = (1..=table.columns.len()).map(|at| format!("${at}::text[]"));
    let names = (0..table.columns.len()).map(|at| format!("c{at}"));
    format!(
        "INSERT INTO {} ({columns}) OVERRIDING SYSTEM VALUE SELECT {} FROM unnest({}) AS v ({})",
        table.name,
        joined(casts, ", "),
        joined(lists, ", "),
        joined(names, ", ")
    )
}

/// The type without its modifiers: a cast would cut what is too long, which is to be refused.
fn plain(sql_type: &str) -> String {
    let (base, array) = sql_type.split_at(sql_type.find("[]").unwrap_or(sql_type.len()));
    let without = base.split_once('(').and_then(|(head, rest)| Some(format!("{head}{}", rest.split_once(')')?.1)));
    let base = without.as_deref().filter(|_| !base.contains('"')).unwrap_or(base);
    let base = match base {
        "character" => "bpchar",
        "bit" => "bit varying",
        other => other,
    };
    format!("{base}{array}")
}

/// Fills in references that had to wait: parameters are lists, of what is set and then of what the rows are found by.
pub(super) fn update(table: &Table, like: &Change) -> String {
    let typed = |name: &Ident, at: usize| {
        let found = table.columns.iter().find(|column| column.name == *name);
        format!("{name} = v.c{at}::{}", plain(found.map_or("text", |column| &column.sql_type)))
    };
    let set = like.set.iter().enumerate().map(|(at, (name, _))| typed(name, at));
    let behind = like.set.len();
    let found = like.found.iter().enumerate().map(|(at, (name, _))| format!("t.{}", typed(name, at + behind)));
    let count = behind + like.found.len();
    let lists = (1..=count).map(|at| format!("${at}::text[]"));
    let names = (0..count).map(|at| format!("c{at}"));
    format!(
        "UPDATE {} t SET {} FROM unnest({}) AS v ({}) WHERE {}",
        table.name,
        joined(set, ", "),
        joined(lists, ", "),
        joined(names, ", "),
        joined(found, " AND ")
    )
}

fn joined(parts: impl Iterator<Item = String>, by: &str) -> String {
    parts.collect::<Vec<_>>().join(by)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cast_cuts_nothing() {
        for (sql_type, cast) in [
            ("character varying(20)", "character varying"),
            ("character(3)[]", "bpchar[]"),
            ("timestamp(3) with time zone", "timestamp with time zone"),
            ("numeric(10,2)", "numeric"),
            ("public.\"a(1)\"", "public.\"a(1)\""),
        ] {
            assert_eq!(plain(sql_type), cast);
        }
    }
}
