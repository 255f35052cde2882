//! What talks to a server.

pub mod compare;
pub mod connect;
#[cfg_attr(not(feature = "embedded"), path = "embedded_missing.rs")]
mod embedded;
mod execute;
pub mod history;
pub mod interrupt;
pub mod introspect;
pub mod make;
pub mod predict;
pub mod prove;
pub mod push;
mod roles;
pub mod runner;
pub mod scratch;
pub mod script;
mod since;
pub mod source;
pub mod validate;
