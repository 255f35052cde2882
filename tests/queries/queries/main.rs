//! Typed queries on PostgreSQL.
#![allow(clippy::type_complexity, reason = "the type of a row that is read is what is tested")]
#![allow(clippy::unwrap_used, reason = "a test that fails says where")]
#![allow(dead_code, unreachable_pub, reason = "tables are declared for what the database has")]

mod databases;
mod equal_keys;
mod explained;
mod generated;
mod groups;
mod joins;
mod locks;
mod named;
mod operators;
mod pages;
mod relations;
mod seed_laws;
mod seeds;
mod select;
mod sets;
mod sub_queries;
mod tasks;
mod write;
