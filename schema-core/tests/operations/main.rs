//! Files, runner, proof and commands, against the embedded PostgreSQL, or the server of `DATABASE_URL`.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod commands;
mod compare;
mod evolution;
mod files;
mod interrupted;
mod lint;
mod project;
mod proof;
mod runner;
