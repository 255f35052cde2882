//! The private door: what generated code names, and nobody else.

pub use crate::__if_sqlx;
pub use crate::declare::access::{check_element, check_exclusion, check_index, check_operator};
pub use crate::declare::across::Tables;
pub use crate::declare::bounds::{check_bound, check_partition};
pub use crate::declare::check::{check_actions, check_key_column, check_table};
pub use crate::declare::collisions::{given, names};
pub use crate::declare::column::{column, column_as};
pub use crate::declare::column_type::{ColumnType, NotOption, Probe};
pub use crate::declare::def::*;
pub use crate::declare::fits;
pub use crate::declare::fixed::{Computed, Fixed};
pub use crate::declare::handle::{BelongsTo, Column, HasMany, HasOne, ManyToMany};
pub use crate::declare::identity::identity;
pub use crate::declare::index::{element, element_sql, exclude, index};
pub use crate::declare::key::{
    NotKnown, Referred, Referring, check, primary_key, references_all, references_as, unique,
};
pub use crate::declare::name_id::{self, *};
pub use crate::declare::options::table_options;
pub use crate::declare::outline::{Outline, asks, doubts, leads, room};
pub use crate::declare::own_type::{Based, OwnType, Unbased, listed_type, range};
pub use crate::declare::partition::partition;
pub use crate::declare::policy::policy;
pub use crate::declare::replica::check_replica_identity;
pub use crate::declare::schema::{extension, listed, schema};
pub use crate::declare::sql_type::SqlType;
pub use crate::declare::table::{Described, SqlEnum, Table, Undescribed, table};
pub use crate::declare::target::{
    check_inverse, check_target, check_through, check_written_types, is_keyed, is_keyed_through,
};
pub use crate::declare::trigger::trigger;
pub use crate::declare::typing::{Step, check_steps};
pub use crate::declare::unsupported::{NoVariant, Start, Unstarted, known};
pub use crate::declare::view::view;
pub use crate::declare::words;
#[cfg(feature = "sqlx")]
pub use crate::query::bind::{Alone, Bind, Field, NeedsDecode, NeedsEncode, Neither, Nor, Place};
#[cfg(feature = "sqlx")]
pub use crate::query::own_value::{NeedsRead, NeedsWrite, Piece, Unread, Unwritten};
#[cfg(feature = "sqlx")]
pub use crate::query::{self, Insert, InsertRow, Keyed, ReadRow, Select, Update, UpdateRow, Versioned, write::Row};
#[cfg(feature = "json")]
pub use crate::row::request;
pub use crate::row::state;
pub use crate::row::value::{Brings, IntoValue, Value};
pub use crate::row::violation::{Checked, Unchecked};
pub use crate::row::{UnknownValue, Violations};
#[cfg(feature = "json")]
pub use ::serde;
#[cfg(feature = "sqlx")]
pub use ::sqlx;

pub use ::core::marker::PhantomData;
pub use ::core::option::Option::{self, None, Some};
pub use ::core::result::Result::{self, Err, Ok};

/// Questions to types, in scope where code is generated: what a type does not answer itself, one of these does.
pub mod asked {
    #[cfg(feature = "sqlx")]
    pub use super::{Alone as _, NeedsDecode as _, NeedsEncode as _, Neither as _, Nor as _};
    pub use super::{
        NoVariant as _, NotKnown as _, NotOption as _, Referred as _, Unchecked as _, Undescribed as _, Unstarted as _,
    };
}

/// Keeps generated code that needs sqlx, where there is sqlx.
#[cfg(feature = "sqlx")]
#[doc(hidden)]
#[macro_export]
macro_rules! __if_sqlx {
    ($($code:tt)*) => { $($code)* };
}

/// Drops generated code that needs sqlx, where there is none.
#[cfg(not(feature = "sqlx"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __if_sqlx {
    ($($code:tt)*) => {};
}
