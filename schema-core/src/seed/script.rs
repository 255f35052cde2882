//! Rows as SQL.

use super::Seed;
use super::fill::{Filling, kept};
use super::parents::Parents;
use super::rows::Row;
use super::table::Table;
use crate::error::Result;
use crate::ident::{Ident, list, literal};
use std::fmt::Write;

/// How many rows stand in one statement.
const ROWS: u64 = 100;

impl Seed {
    /// The statements that insert the rows into empty tables: the same text for the same seed.
    ///
    /// # Errors
    /// As [`load`](Self::load), where no database is asked.
    pub fn to_sql(&self) -> Result<String> {
        let (order, counts) = self.plan()?;
        let (kept, mut parents, mut sql) = (kept(&self.tables), Parents::default(), String::new());
        let mut later = Vec::new();
        for at in &order.tables {
            let table = &self.tables[*at];
            let postponed: Vec<usize> = order.later.range((*at, 0)..(*at + 1, 0)).map(|(_, one)| *one).collect();
            later.extend(postponed.iter().map(|one| (*at, *one)));
            let mut filling = Filling::new(self, table, counts[*at], postponed, &kept);
            filling.start(0, &parents);
            loop {
                let rows = filling.batch(ROWS, &mut parents);
                if rows.is_empty() {
                    break;
                }
                insert(&mut sql, table, &rows);
            }
            sequences(table).for_each(|statement| _ = writeln!(sql, "{statement};"));
        }
        for (at, one) in later {
            for change in changes(self, at, one, &parents) {
                let pairs = |pairs: &[(Ident, String)], by: &str| {
                    pairs
                        .iter()
                        .map(|(name, value)| format!("{name} = {}", literal(value)))
                        .collect::<Vec<_>>()
                        .join(by)
                };
                let (set, found) = (pairs(&change.set, ", "), pairs(&change.found, " AND "));
                let _ = writeln!(sql, "UPDATE {} SET {set} WHERE {found};", self.tables[at].name);
            }
        }
        Ok(sql)
    }
}

fn insert(sql: &mut String, table: &Table, rows: &[(u64, Row)]) {
    let name = &table.name;
    if table.columns.is_empty() {
        rows.iter().for_each(|_| _ = writeln!(sql, "INSERT INTO {name} DEFAULT VALUES;"));
        return;
    }
    let columns = list(table.columns.iter().map(|column| &column.name));
    // Values of an identity that is made ALWAYS are given, too.
    let given =
        if table.columns.iter().any(|column| column.counted.is_some()) { " OVERRIDING SYSTEM VALUE" } else { "" };
    let rows: Vec<_> =
        rows.iter().map(|(_, row)| format!("({})", row.iter().map(shown).collect::<Vec<_>>().join(", "))).collect();
    let _ = writeln!(sql, "INSERT INTO {name} ({columns}){given} VALUES\n    {};", rows.join(",\n    "));
}

fn shown(value: &Option<std::sync::Arc<str>>) -> String {
    value.as_ref().map_or("NULL".to_owned(), |text| literal(text))
}

/// Lets the sequences of counted columns go on behind the rows.
pub(super) fn sequences(table: &Table) -> impl Iterator<Item = String> {
    table.columns.iter().filter_map(move |column| {
        let (_, step) = column.counted?;
        let (name, quoted) = (&column.name, literal(&table.name.to_string()));
        let last = if step < 0 { "min" } else { "max" };
        let sequence = format!("pg_get_serial_sequence({quoted}, {})", literal(name.as_str()));
        // A sequence that no column owns is nobody's to set.
        Some(format!("SELECT setval({sequence}, {last}({name})) FROM {} HAVING {last}({name}) IS NOT NULL AND {sequence} IS NOT NULL", table.name))
    })
}

/// What is filled in when all rows are there.
pub(super) struct Change {
    pub(super) set: Vec<(Ident, String)>,
    pub(super) found: Vec<(Ident, String)>,
}

/// A reference that had to wait: most rows get one.
pub(super) fn changes(seed: &Seed, at: usize, one: usize, parents: &Parents) -> Vec<Change> {
    let (table, reference) = (&seed.tables[at], &seed.tables[at].references[one]);
    let primary = table.keys.iter().find(|key| key.primary).and_then(Table::key_columns).unwrap_or_default();
    let spread = reference.columns.first().and_then(|at| seed.overrides.spread(&table.name, &table.columns[*at].name));
    let targets = parents.count(&reference.target);
    let text = |name, column: &Ident, place: usize| {
        parents.column(name, column).get(place).cloned().flatten().map(|text| (*text).to_owned())
    };
    let mut changes = Vec::new();
    for row in 0..parents.count(&table.name) {
        let mut random =
            super::random::Random::of(seed.number, &[&table.name.to_string(), &reference.name], &[row as u64]);
        if targets == 0 || random.chance(20) {
            continue;
        }
        let place = spread.unwrap_or_default().place(targets, &mut random);
        let set = reference.columns.iter().zip(&reference.target_columns);
        let set: Option<Vec<_>> = set
            .map(|(column, target)| {
                Some((table.columns[*column].name.clone(), text(&reference.target, target, place)?))
            })
            .collect();
        let found = primary.iter().map(|at| &table.columns[*at].name);
        let found: Option<Vec<_>> = found.map(|name| Some((name.clone(), text(&table.name, name, row)?))).collect();
        if let (Some(set), Some(found)) = (set, found) {
            changes.push(Change { set, found });
        }
    }
    changes
}
