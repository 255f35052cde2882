//! The server, asked over HTTP, on a database with its migrations: on the server of `DATABASE_URL`, else embedded.

mod client;
mod members;
mod migrations;
mod problems;
mod walk;
