//! Types that only sqlx has.

use sqlx::postgres::types::{PgInterval, PgRange};

use super::column_type;
use crate::declare::column_type::ColumnType;
use crate::declare::sql_type::SqlType;

column_type!(PgInterval => "interval", Precision(6));

/// A type that PostgreSQL has a range of.
#[diagnostic::on_unimplemented(
    message = "PostgreSQL has no range of `{Self}`",
    label = "not a bound of a range",
    note = "help: use `i32`, `i64`, a decimal, a date or a timestamp"
)]
pub trait Bound {
    /// The range's PostgreSQL type.
    const RANGE: &'static str;
}

impl<T: Bound> ColumnType for PgRange<T> {
    type Value = Self;
    const SQL_TYPE: SqlType = SqlType::Builtin(T::RANGE);
}

macro_rules! bounds {
    ($($(#[$cfg:meta])* $rust:ty => $range:literal;)*) => {$(
        $(#[$cfg])*
        impl Bound for $rust {
            const RANGE: &'static str = $range;
        }
    )*};
}

bounds! {
    i32 => "int4range";
    i64 => "int8range";
    #[cfg(feature = "rust_decimal")]
    rust_decimal::Decimal => "numrange";
    #[cfg(feature = "bigdecimal")]
    bigdecimal::BigDecimal => "numrange";
    #[cfg(feature = "chrono")]
    chrono::NaiveDate => "daterange";
    #[cfg(feature = "chrono")]
    chrono::NaiveDateTime => "tsrange";
    #[cfg(feature = "chrono")]
    chrono::DateTime<chrono::Utc> => "tstzrange";
    #[cfg(feature = "chrono")]
    chrono::DateTime<chrono::Local> => "tstzrange";
    #[cfg(feature = "chrono")]
    chrono::DateTime<chrono::FixedOffset> => "tstzrange";
    #[cfg(feature = "time")]
    time::Date => "daterange";
    #[cfg(feature = "time")]
    time::PrimitiveDateTime => "tsrange";
    #[cfg(feature = "time")]
    time::OffsetDateTime => "tstzrange";
}
