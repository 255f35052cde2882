//! Typed queries on PostgreSQL.

mod operators;
mod select;
