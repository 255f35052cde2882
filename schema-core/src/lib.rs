//! Declarative PostgreSQL schemas for Rust.

pub mod declare;
