//! Typed queries on PostgreSQL.

mod explained;
mod generated;
mod joins;
mod locks;
mod named;
mod observed;
mod operators;
mod pages;
mod relations;
mod select;
mod sets;
mod sub_queries;
