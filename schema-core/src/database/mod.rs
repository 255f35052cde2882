//! What talks to a server.

mod apply;
pub mod blockers;
pub mod commute;
pub mod compare;
pub mod connect;
pub mod data_loss;
#[cfg_attr(not(feature = "embedded"), path = "embedded_missing.rs")]
pub(crate) mod embedded;
mod execute;
pub mod history;
pub mod interrupt;
pub mod introspect;
mod jobs;
mod lock;

mod earlier;
mod losses;
pub mod make;
mod note;
pub mod predict;
pub mod prove;
pub mod push;
pub mod resume;
pub mod retry;
mod roles;
pub mod runner;
pub mod scratch;
pub mod script;
mod since;
pub mod source;
pub mod step;
mod unsettled;
pub mod validate;
