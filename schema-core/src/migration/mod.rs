//! The directory of migrations: plain SQL files by sqlx's own rules, and the snapshot beside them.

pub mod directory;
pub mod extensions;
pub mod lock;
pub mod name;
pub mod psql;
pub mod render;
pub mod statements;
pub mod title;
pub mod version;
pub mod write;

pub use directory::{Directory, Migration, SqlFile};
