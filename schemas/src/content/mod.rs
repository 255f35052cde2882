//! The onboarding: paths and steps, sessions and progress, and what they show.

mod library;
mod paths;
mod sessions;

pub use library::*;
pub use paths::*;
pub use sessions::*;
