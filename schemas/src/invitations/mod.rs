//! Invitations, and the milestones that those who follow them reach.

mod invites;
mod milestones;

pub use invites::*;
pub use milestones::*;
