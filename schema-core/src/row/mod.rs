//! Typed rows: what an insert needs, what an update may change, and which values break a rule of the schema.

#[cfg(feature = "sqlx")]
#[doc(hidden)]
pub mod bind;
#[cfg(feature = "sqlx")]
mod constraint;
#[cfg(feature = "sqlx")]
mod error;
#[cfg(feature = "sqlx")]
mod insert;
pub mod raw;
pub mod state;
#[cfg(feature = "sqlx")]
mod update;
pub mod value;
pub mod violation;
#[cfg(feature = "sqlx")]
pub mod write;

#[cfg(feature = "sqlx")]
pub use constraint::{ConstraintKind, ConstraintViolation};
#[cfg(feature = "sqlx")]
pub use error::Error;
#[cfg(feature = "sqlx")]
pub use insert::{Insert, InsertRow};
#[cfg(feature = "sqlx")]
pub use update::{Update, UpdateRow};
pub use value::{Default, IntoValue, Null, Value};
pub use violation::{Code, UnknownValue, Violation, Violations};
