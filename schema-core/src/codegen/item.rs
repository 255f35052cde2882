//! What a file holds: one struct or enum after the other.

use crate::ident::Qualified;
use std::collections::BTreeSet;

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
