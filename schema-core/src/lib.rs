//! Declarative PostgreSQL schemas for Rust.

pub mod declare;
pub mod error;

#[cfg(feature = "database")]
pub mod database;
#[cfg(feature = "engine")]
pub mod diff;
#[cfg(feature = "engine")]
mod expression;
#[cfg(feature = "engine")]
pub mod ident;
#[cfg(feature = "engine")]
pub mod kind;
#[cfg(feature = "engine")]
pub mod model;
#[cfg(feature = "engine")]
pub mod naming;
#[cfg(feature = "engine")]
pub mod plan;
#[cfg(feature = "engine")]
pub mod rename;
#[cfg(feature = "engine")]
pub mod snapshot;
#[cfg(feature = "engine")]
pub mod statement;
