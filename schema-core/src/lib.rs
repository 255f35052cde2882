//! Declarative PostgreSQL schemas for Rust: annotated structs in, proven migrations out.
//!
//! ```
//! use schema_core::{Table, schema, table};
//!
//! /// Who writes.
//! #[table]
//! pub struct Author {
//!     #[column(primary_key, identity)]
//!     pub id: i64,
//!     #[column(length = 200, unique)]
//!     pub name: String,
//! }
//!
//! schema! { pub library: [Author] }
//!
//! assert_eq!(Author::DEF.name.name, "authors");
//! ```
//!
//! [`declare`] has the whole language. With the feature `cli`, one call makes the command line of a crate: `cli::main`.

#[doc(hidden)]
pub mod __private;
pub mod declare;
pub mod error;
#[cfg(feature = "sqlx")]
pub mod query;
pub mod row;

#[cfg(feature = "cli")]
pub mod cli;
#[cfg(feature = "engine")]
pub mod codegen;
#[cfg(feature = "database")]
pub mod database;
#[cfg(feature = "engine")]
pub mod diff;
#[cfg(feature = "engine")]
pub mod effect;
#[cfg(feature = "engine")]
mod expression;
#[cfg(feature = "engine")]
pub mod ident;
#[cfg(feature = "engine")]
pub mod kind;
#[cfg(feature = "engine")]
pub mod lint;
#[cfg(feature = "engine")]
pub mod migration;
#[cfg(feature = "engine")]
pub mod model;
#[cfg(feature = "engine")]
pub mod naming;
#[cfg(feature = "engine")]
pub mod online;
#[cfg(feature = "engine")]
pub mod plan;
#[cfg(feature = "engine")]
pub mod rename;
#[cfg(feature = "database")]
pub mod seed;
#[cfg(feature = "engine")]
pub mod settings;
#[cfg(feature = "engine")]
pub mod snapshot;
#[cfg(feature = "engine")]
pub mod sql;
#[cfg(feature = "engine")]
pub mod statement;
#[cfg(feature = "testing")]
pub mod testing;
pub mod types;
#[cfg(feature = "engine")]
pub mod validate;

pub use declare::column_type::ColumnType;
pub use declare::def::{EnumDef, SchemaDef, TableDef, TableName};
pub use declare::handle::{BelongsTo, Column, HasMany, HasOne, ManyToMany};
pub use declare::own_type::OwnType;
pub use declare::sql_type::SqlType;
pub use declare::table::{SqlEnum, Table};
#[cfg(feature = "json")]
pub use declare::types::json::Json;
pub use row::{Default, Null, Value, Violation, Violations};
pub use schema_macros::{Projection, SqlComposite, SqlDomain, SqlEnum, SqlRange, schema, table, view};
