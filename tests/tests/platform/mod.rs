//! The C9D platform's schema against its facts, and the quickstart, on the embedded PostgreSQL or the server of
//! `DATABASE_URL`. The facts are the folder `../shared/c9d`; where it is absent, the tests that need it are skipped and
//! named.

mod catalog;
mod database;
mod facts;
mod permissions;
mod project;
mod quickstart;
mod relations;
mod rules;
