//! What a file holds: one struct or enum after the other.

use crate::ident::Qualified;
use std::collections::BTreeSet;

/// All items of a schema.
pub(super) struct Items {
    pub(super) tables: Vec<Item>,
    pub(super) views: Vec<Item>,
    pub(super) enums: Vec<Item>,
    /// Domains, composite types and ranges.
    pub(super) types: Vec<Item>,
}

impl Items {
    /// The names of those among `items` that no other item has.
    pub(super) fn unused(&self, items: &[Item]) -> Vec<String> {
        let all = [&self.tables, &self.views, &self.types];
        let used: BTreeSet<&String> = all.into_iter().flatten().flat_map(|item| &item.uses).collect();
        items.iter().map(|item| item.rust.clone()).filter(|name| !used.contains(name)).collect()
    }
}

/// A struct or an enum as source.
#[derive(Default)]
pub(super) struct Item {
    /// Its name.
    pub(super) rust: String,
    /// The table that it is, where it is one.
    pub(super) table: Option<Qualified>,
    pub(super) text: String,
    /// What it takes from `schema_core`.
    pub(super) core: BTreeSet<&'static str>,
    /// What it takes from `schema_core::types`.
    pub(super) types: BTreeSet<&'static str>,
    /// What it takes from the schema's own files.
    pub(super) uses: BTreeSet<String>,
}
