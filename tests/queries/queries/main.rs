//! Typed queries on PostgreSQL.

mod select;
