//! What tests across the crates share: an empty database, and changes carried out on it.

pub mod case;
pub mod change;
pub mod database;
pub mod generated;
