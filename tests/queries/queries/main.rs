//! Typed queries on PostgreSQL.

mod relations;
mod select;
mod databases;
