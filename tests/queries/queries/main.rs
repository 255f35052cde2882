//! Typed queries on PostgreSQL.

mod generated;
mod operators;
mod relations;
mod select;
mod write;
