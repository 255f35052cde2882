//! What happened: audit log, onboarding events, metrics and errors.

mod analytics;
pub mod known;
mod logs;

pub use analytics::*;
pub use logs::*;
