//! Typed queries on PostgreSQL.

mod databases;
mod relations;
mod select;
mod tasks;
