//! What a user declares, as constants.
#![doc = include_str!("language.md")]

pub mod access;
pub mod across;
mod brought;
mod builder;
pub mod check;
pub mod collisions;
pub mod column;
pub mod column_type;
pub mod def;
mod editor;
pub mod expression;
pub mod fits;
pub mod fixed;
pub mod grant;
pub mod handle;
pub mod identity;
pub mod index;
pub mod key;
pub(crate) mod keys;
pub mod message;
pub(crate) mod names;
mod operators;
pub mod options;
pub mod own_type;
pub mod partition;
pub mod policy;
pub mod schema;
pub mod sql_type;
pub mod table;
pub mod target;
pub mod trigger;
pub mod types;
pub mod view;
pub mod words;
