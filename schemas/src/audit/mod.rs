//! What happened: audit log, onboarding events, metrics and errors.

mod analytics;
#[cfg(feature = "sqlx")]
mod event_finders;
#[cfg(feature = "sqlx")]
mod extended;
#[cfg(feature = "sqlx")]
mod finders;
pub mod known;
mod logs;

pub use analytics::*;
#[cfg(feature = "sqlx")]
pub use extended::*;
pub use logs::*;
