//! What is tested across the crates, on the embedded PostgreSQL or on the server of `DATABASE_URL`.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod cases;
mod compiled;
mod effects;
mod expressions;
mod laws;
mod layers;
mod names;
mod own_types;
mod platform;
mod predict;
mod pull;
mod refused;
mod remembered;
mod rows;
mod sqlx_directory;
mod typing;
