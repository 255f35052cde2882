//! Rows in the tables that a change starts from, and what is left of them afterwards.

mod columns;
mod fill;
mod kept;
mod values;

pub(crate) use columns::{columns, foresee};
pub(crate) use fill::fill;
pub(crate) use kept::Kept;
