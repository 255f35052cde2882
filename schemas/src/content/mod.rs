//! The onboarding: paths and steps, sessions and progress, and what they show.

#[cfg(feature = "sqlx")]
mod extended;
#[cfg(feature = "sqlx")]
mod finders;
mod library;
mod paths;
mod sessions;

#[cfg(feature = "sqlx")]
pub use extended::*;
pub use library::*;
pub use paths::*;
pub use sessions::*;
