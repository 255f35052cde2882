//! Typed queries over sqlx: what the schema declares is how rows are read and written.
//!
//! A statement is built from parts that know, as types, which tables they belong to and what they give; at run time it is
//! text with `$1`, `$2` … and the values beside it. Nothing here wraps a driver: a statement runs on what sqlx runs on.

mod aggregate;
mod array;
mod class;
mod combine;
mod conditional;
mod contain;
mod cte;
#[cfg(feature = "json")]
mod explain;
mod expr;
mod fragment;
mod full_text;
mod join;
#[cfg(feature = "json")]
mod json;
mod lists;
mod load;
mod lock;
mod logic;
pub mod nulls;
mod number;
mod observe;
mod operators;
mod order;
mod page;
mod path;
mod projection;
mod range;
mod raw;
mod raw_sql;
mod relation;
mod run;
pub mod scope;
mod select;
mod selection;
pub mod shape;
mod source;
mod statement;
mod text;
mod time;
mod window;
mod with;

pub use aggregate::count;
pub use class::{Array, Concat, Fraction, Modulo, Number, Numeric, Ordered, Places, Text};
pub use conditional::{Argument, Case, case};
pub use contain::{Contained, Contains, Set};
pub use expr::{Condition, Expr, IntoCondition, IntoExpr, Operand, Parameter, value, way};
pub use full_text::{Searched, TsQuery, TsVector, phraseto_tsquery, plainto_tsquery, to_tsquery, websearch_to_tsquery};
#[cfg(feature = "json")]
pub use json::{IsJson, JsonOperand, Pairs, jsonb_build_object};
pub use lists::{Exprs, Orders};
pub use load::{Children, Link};
pub use logic::{all_of, any_of, not};
pub use number::{Minus, Plus};
pub use observe::warn_above;
pub use order::{IntoOrder, Order};
pub use range::Range;
pub use raw_sql::{RawSql, placeholders};
mod sub_query;

pub use combine::{Output, SameRows, output, position};
pub use cte::{Fits, Gives, Named, cte, derived, field_name, first_required, places, recursive};
pub use explain::{Explained, PlanNode};
pub use join::{IntoJoin, On, RowOf, To, row_of};
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
pub use text::Literally;
pub use time::{Day, Field, Moment, Temporal, Unit, interval, now};
pub use window::{
    FrameBound, FrameFunction, Window, WindowFunction, cume_dist, dense_rank, ntile, percent_rank, rank, row_number,
    window,
};
pub use with::{Load, Loaded, Many, One, Perhaps, With};
