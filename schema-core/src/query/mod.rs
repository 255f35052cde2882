//! Typed queries over sqlx: what the schema declares is how rows are read and written.
//!
//! A statement is built from parts that know, as types, which tables they belong to and what they give; at run time it is
//! text with `$1`, `$2` … and the values beside it. Nothing here wraps a driver: a statement runs on what sqlx runs on.

mod combine;
mod cte;
#[cfg(feature = "json")]
mod explain;
mod expr;
mod fragment;
mod join;
mod load;
mod lock;
mod observe;
mod operators;
mod order;
mod page;
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
mod sub_query;
mod with;

pub use combine::{Output, SameRows, output, position};
pub use cte::{Fits, Gives, Named, cte, derived, field_name, first_required, places, recursive};
#[cfg(feature = "json")]
pub use explain::{Explained, PlanNode};
pub use expr::{Condition, Expr, IntoCondition, IntoExpr, Operand, Parameter, value, way};
pub use join::{IntoJoin, On, RowOf, To, row_of};
pub use load::{Children, Link};
pub use observe::warn_above;
pub use order::{IntoOrder, Order};
pub use page::{BadCursor, Key, Keyset, Page, PageCursor, Paged};
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
pub use sub_query::{Each, Is, OneColumn, all, any, exists, not_exists, scalar};
pub use with::{Load, Loaded, Many, One, Perhaps, With};
