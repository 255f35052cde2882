//! Typed queries over sqlx: what the schema declares is how rows are read and written.
#![doc = include_str!("queries.md")]
#![expect(clippy::type_complexity, reason = "what a query is, its type says")]

mod aggregate;
mod array;
mod array_text;
#[doc(hidden)]
pub mod bind;
mod bound;
mod choice;
mod class;
mod columns;
mod combine;
mod compared;
mod conditional;
mod conflict;
mod contain;
mod copy;
mod cte;
mod delete;
#[cfg(feature = "json")]
mod explain;
mod expr;
mod finish;
mod fragment;
mod full_text;
pub mod grouping;
mod insert;
mod insert_from;
mod join;
#[cfg(feature = "json")]
mod json;
mod lists;
mod load;
mod lock;
mod logic;
mod modify;
pub mod nulls;
mod number;
mod observe;
mod operators;
mod order;
pub mod own_value;
mod page;
mod parts;
mod path;
mod pieces;
mod projection;
mod range;
mod raw;
mod raw_sql;
mod relation;
mod row_as;
mod run;
mod same_name;
pub mod scope;
mod select;
mod select_list;
mod selection;
mod session;
mod set;
pub mod shape;
mod source;
mod statement;
mod sub_query;
mod text;
mod time;
mod transaction;
mod update;
mod window;
mod with;
mod with_clause;
#[doc(hidden)]
pub mod write;
mod written;

pub use aggregate::count;
pub use choice::{Listed, Nullable};
pub use class::{Array, Concat, Fraction, Modulo, Number, Numeric, Ordered, Places, Text};
pub use combine::{Output, SameRows, output, position};
pub use conditional::{Argument, Case, case};
pub use conflict::{
    Conflicting, DoUpdate, Excluded, OnConflict, UniqueKey, check_constraint, check_key, excluded, first, key_of,
};
pub use contain::{Contained, Contains, Set};
pub use copy::CopyIn;
pub use cte::{Fits, Gives, Named, cte, derived, field_name, first_required, places, recursive};
pub use delete::{Delete, delete, delete_by};
#[cfg(feature = "json")]
pub use explain::{Explained, PlanNode};
pub use expr::{Condition, Expr, IntoCondition, IntoExpr, Operand, Parameter, value, way};
pub use full_text::{Searched, TsQuery, TsVector, phraseto_tsquery, plainto_tsquery, to_tsquery, websearch_to_tsquery};
pub use insert::{Insert, InsertRow};
pub use insert_from::{Fed, Feeds, insert_from};
pub use join::{IntoJoin, On, RowOf, To, row_of};
#[cfg(feature = "json")]
pub use json::{IsJson, JsonOperand, Pairs, jsonb_build_object};
pub use lists::{Exprs, Orders};
pub use load::{Children, Link};
pub use logic::{all_of, any_of, not};
pub use number::{Minus, Plus};
pub use observe::warn_above;
pub use order::{IntoOrder, Order, OrderOf};
pub use page::{BadCursor, Key, Keyset, Nulls, Page, PageCursor, Paged};
pub use path::{Beyond, Path};
pub use projection::{
    IsTable, Member, NoMember, NoRowOf, OfRow, Projected, Projection, ReadFrom, ReadMember, ReadRowOf, Reading,
    SameRow, ask_itself, read_itself, reading,
};
pub use range::Range;
pub use raw_sql::{RawSql, placeholders};
pub use relation::{Related, Relation};
pub use row_as::{RowAs, row_as};
pub use run::Run;
pub use scope::Rows;
pub use select::{Select, SelectFrom, select, select_values};
pub use selection::Selection;
pub use session::Session;
pub use set::{Assign, Changeable, Fills};
pub use shape::{Cursor, Shape, Whole};
pub use source::{ReadRow, Source, one_column_key, required};
pub use statement::Query;
pub use sub_query::{Each, Is, OneColumn, all, any, exists, not_exists, scalar};
pub use text::Literally;
pub use time::{Day, Field, Moment, Temporal, Unit, ago, from_now, interval, now};
pub use transaction::{Isolation, Transaction, Transient, transaction};
pub use update::{Keyed, Said, Unsaid, Update, UpdateRow, UpdateRows, Versioned, soft_delete, update_rows};
pub use window::{
    FrameBound, FrameFunction, HasWindow, Window, WindowFunction, cume_dist, dense_rank, ntile, percent_rank, rank,
    row_number, window,
};
pub use with::{Load, Loaded, Many, One, Perhaps, With};
pub use written::{Writes, written};
