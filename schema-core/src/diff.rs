//! What differs between two schemas.

use crate::model::{Hints, Schema};

/// The changes from one schema to another, each with both its sides.
#[derive(Clone, Debug, Default)]
pub struct Changes;

impl Changes {
    /// Whether the schemas are equal.
    pub fn is_empty(&self) -> bool {
        true
    }

    /// The changes back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        Self
    }

    /// One line for people for each change, such as `+ table public.users`.
    pub fn summary(&self) -> Vec<String> {
        Vec::new()
    }
}

/// What has to change for `from` to become `to`.
pub fn diff(_from: &Schema, _to: &Schema, _hints: &Hints) -> Changes {
    Changes
}
