//! Rows that others refer to.

use super::Spread;
use super::random::Random;
use crate::ident::{Ident, Qualified};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The values of a table's columns, in the order of the rows.
type Columns = BTreeMap<Ident, Vec<Option<Arc<str>>>>;

/// Rows of others, as far as they are referred to.
#[derive(Debug, Default)]
pub(super) struct Parents(BTreeMap<Qualified, Columns>);

impl Parents {
    pub(super) fn keep(&mut self, table: &Qualified, column: &Ident, value: Option<Arc<str>>) {
        self.0.entry(table.clone()).or_default().entry(column.clone()).or_default().push(value);
    }

    pub(super) fn count(&self, table: &Qualified) -> usize {
        self.0.get(table).and_then(|columns| columns.values().next()).map_or(0, Vec::len)
    }

    /// Forgets what came behind the first rows of a table.
    pub(super) fn cut(&mut self, table: &Qualified, count: usize) {
        self.0.get_mut(table).into_iter().flat_map(BTreeMap::values_mut).for_each(|values| values.truncate(count));
    }

    pub(super) fn column(&self, table: &Qualified, column: &Ident) -> &[Option<Arc<str>>] {
        self.0.get(table).and_then(|columns| columns.get(column)).map_or(&[], Vec::as_slice)
    }
}

impl Spread {
    pub(super) fn place(self, count: usize, random: &mut Random) -> usize {
        match self {
            Spread::Even => random.place(count),
            Spread::Skewed => {
                let limit = random.place(count) + 1;
                random.place(limit.min(count))
            }
        }
    }
}
