//! Typed rows: what their columns are set to, which values break a rule of the schema, and what can go wrong with them.

#[cfg(feature = "sqlx")]
mod constraint;
#[cfg(feature = "sqlx")]
mod error;
pub mod raw;
#[cfg(feature = "json")]
pub mod request;
pub mod state;
pub mod value;
pub mod violation;
#[cfg(feature = "sqlx")]
pub(crate) mod write;

#[cfg(feature = "sqlx")]
pub use constraint::{ConstraintKind, ConstraintViolation};
#[cfg(feature = "sqlx")]
pub use error::Error;
pub use value::{Default, IntoValue, Null, Value};
pub use violation::{Code, UnknownValue, Violation, Violations};
