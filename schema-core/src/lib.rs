//! Declarative PostgreSQL schemas for Rust.

pub mod declare;
pub mod error;

#[cfg(feature = "cli")]
pub mod cli;
#[cfg(feature = "database")]
pub mod database;
#[cfg(feature = "engine")]
pub mod diff;
#[cfg(feature = "engine")]
pub mod migration;
#[cfg(feature = "engine")]
pub mod model;
#[cfg(feature = "engine")]
pub mod plan;
#[cfg(feature = "engine")]
pub mod settings;
#[cfg(feature = "engine")]
pub mod snapshot;
#[cfg(feature = "engine")]
pub mod validate;
