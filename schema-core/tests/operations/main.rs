//! Files, runner, proof and commands, against the embedded PostgreSQL, or the server of `DATABASE_URL`.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[cfg(unix)]
mod child;
mod commands;
mod compare;
#[cfg(unix)]
mod crowd;
mod evolution;
mod files;
mod interrupted;
#[cfg(unix)]
mod killed;
#[cfg(unix)]
mod late;
mod lint;
mod project;
mod proof;
mod resumed;
mod runner;
mod seed;
#[cfg(unix)]
mod server;
#[cfg(unix)]
mod squashed;
