//! Typed queries over sqlx: what the schema declares is how rows are read and written.
//!
//! A statement is built from parts that know, as types, which tables they belong to and what they give; at run time it is
//! text with `$1`, `$2` … and the values beside it. Nothing here wraps a driver: a statement runs on what sqlx runs on.

mod expr;
mod fragment;
mod load;
mod observe;
mod operators;
mod order;
mod path;
mod projection;
mod relation;
mod run;
pub mod scope;
mod select;
mod selection;
pub mod shape;
mod source;
mod statement;
mod with;

pub use expr::{Condition, Expr, IntoCondition, IntoExpr, Operand, Parameter, value, way};
pub use load::{Children, Link};
pub use observe::warn_above;
pub use order::{IntoOrder, Order};
pub use path::{Beyond, Path};
pub use projection::{Member, NoMember, Projected, Projection, ReadMember, Reading, ask, reading};
pub use relation::{Related, Relation};
pub use run::Run;
pub use scope::Rows;
pub use select::{Select, select};
pub use selection::Selection;
pub use shape::{Cursor, Shape, Whole};
pub use source::{ReadRow, Source, required};
pub use statement::Query;
pub use with::{Load, Loaded, Many, One, Perhaps, With};
