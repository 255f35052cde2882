//! Invitations, and the milestones that those who follow them reach.

#[cfg(feature = "sqlx")]
mod extended;
#[cfg(feature = "sqlx")]
mod finders;
mod invites;
mod milestones;

#[cfg(feature = "sqlx")]
pub use extended::*;
pub use invites::*;
pub use milestones::*;
