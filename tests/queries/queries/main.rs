//! Typed queries on PostgreSQL.

mod joins;
mod locks;
mod named;
mod relations;
mod select;
mod sets;
mod sub_queries;
