//! What talks to a server.

pub mod introspect;
