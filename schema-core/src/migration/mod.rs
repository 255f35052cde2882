//! The directory of migrations: plain SQL files by sqlx's own rules, and the snapshot beside them.

pub mod alone;
pub mod directives;
pub mod directory;
pub mod extensions;
pub mod lock;
pub mod name;
pub mod psql;
pub mod render;
pub mod statements;
pub mod timeout;
pub mod title;
pub mod version;
pub mod words;
pub mod write;

pub use alone::Alone;
pub use directives::Directives;
pub use directory::{Directory, Migration, SqlFile};
pub use timeout::Timeout;
