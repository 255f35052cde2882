//! Typed queries on PostgreSQL.

mod databases;
mod explained;
mod generated;
mod joins;
mod locks;
mod named;
mod observed;
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
