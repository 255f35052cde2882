//! The tables that queries are tried on, and a database that has them.

pub mod database;
pub mod tables;
