//! Typed queries over sqlx: what the schema declares is how rows are read and written.
//!
//! A statement is built from parts that know, as types, which tables they belong to and what they give; at run time it is
//! text with `$1`, `$2` … and the values beside it. Nothing here wraps a driver: a statement runs on what sqlx runs on.

#[doc(hidden)]
pub mod bind;
mod columns;
mod expr;
mod fragment;
mod insert;
mod load;
mod modify;
mod observe;
mod operators;
mod order;
mod run;
pub mod scope;
mod select;
mod selection;
pub mod shape;
mod source;
mod statement;
mod update;
#[doc(hidden)]
pub mod write;

pub use expr::{Condition, Expr, IntoCondition, IntoExpr, Operand, Parameter, value, way};
pub use insert::{Insert, InsertRow};
pub use observe::warn_above;
pub use order::{IntoOrder, Order};
pub use run::Run;
pub use select::{Select, select};
pub use selection::Selection;
pub use scope::Rows;
pub use shape::Whole;
pub use source::{ReadRow, Source, required};
pub use update::{Update, UpdateRow};
