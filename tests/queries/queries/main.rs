//! Typed queries on PostgreSQL.

mod select;
mod databases;
mod seeds;
mod seed_laws;
