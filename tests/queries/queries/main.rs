//! Typed queries on PostgreSQL.

mod explained;
mod joins;
mod locks;
mod named;
mod observed;
mod pages;
mod relations;
mod select;
mod sets;
mod sub_queries;
