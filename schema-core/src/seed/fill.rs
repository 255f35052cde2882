//! One table after the other: which rows come next, and which of them others may refer to.

use super::parents::Parents;
use super::rows::{Maker, Row};
use super::table::Table;
use super::{Seed, TableReport};
use crate::ident::{Ident, Qualified};
use std::collections::{BTreeMap, BTreeSet};

/// The columns of each table that others refer to, or by which its rows are found again.
pub(super) fn kept(tables: &[Table]) -> BTreeMap<Qualified, BTreeSet<Ident>> {
    let mut kept: BTreeMap<_, BTreeSet<Ident>> = BTreeMap::new();
    for table in tables {
        for reference in &table.references {
            kept.entry(reference.target.clone()).or_default().extend(reference.target_columns.iter().cloned());
        }
        let primary = table.keys.iter().filter(|key| key.primary).filter_map(Table::key_columns).flatten();
        let names = primary.map(|at| table.columns[at].name.clone());
        kept.entry(table.name.clone()).or_default().extend(names);
    }
    kept
}

/// The rows of one table, in the making.
pub(super) struct Filling<'f> {
    pub(super) maker: Maker<'f>,
    pub(super) report: TableReport,
    kept: BTreeSet<Ident>,
    /// How many rows were made.
    pub(super) made: u64,
    next: u64,
    end: u64,
}

impl<'f> Filling<'f> {
    /// `first` is how many rows the table has already.
    pub(super) fn new(
        seed: &'f Seed,
        table: &'f Table,
        wanted: u64,
        later: Vec<usize>,
        kept: &BTreeMap<Qualified, BTreeSet<Ident>>,
    ) -> Self {
        let maker = Maker::new(seed.number, table, &seed.overrides, later);
        let report = TableReport { table: table.name.to_string(), wanted, ..TableReport::default() };
        let kept = kept.get(&table.name).cloned().unwrap_or_default();
        Self { maker, report, kept, made: 0, next: 0, end: wanted }
    }

    /// Says which rows are there before, and finds how many more there can be.
    pub(super) fn start(&mut self, before: u64, parents: &Parents) {
        let (room, full) = self.maker.room(self.report.wanted, parents);
        (self.next, self.end) = (before, before + room);
        self.report.full = full;
    }

    /// Up to so many rows, each with its number, to which others may refer already.
    pub(super) fn batch(&mut self, size: u64, parents: &mut Parents) -> Vec<(u64, Row)> {
        let mut rows = Vec::new();
        while self.next < self.end && (rows.len() as u64) < size {
            let number = self.next;
            self.next += 1;
            match self.maker.row(number, 0, parents) {
                Some(row) => {
                    self.keep(&row, parents);
                    self.made += 1;
                    rows.push((number, row));
                }
                None => {
                    self.end = self.next;
                    self.report.full = self.maker.broken.take();
                }
            }
        }
        rows
    }

    /// Lets others refer to a row.
    pub(super) fn keep(&self, row: &Row, parents: &mut Parents) {
        let table = self.maker.table;
        for (column, value) in table.columns.iter().zip(row) {
            if self.kept.contains(&column.name) {
                parents.keep(&table.name, &column.name, value.clone());
            }
        }
    }
}
