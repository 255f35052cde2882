//! The Rust types that are columns out of the box.

#[cfg(feature = "chrono")]
mod chrono;
mod core;
#[cfg(any(feature = "rust_decimal", feature = "bigdecimal"))]
mod decimal;
#[cfg(feature = "database")]
pub mod example;
#[cfg(feature = "json")]
pub mod json;
mod others;
#[cfg(feature = "sqlx")]
mod postgres;
#[cfg(feature = "time")]
mod time;

/// The PostgreSQL type of a Rust type, and the words that fit it.
macro_rules! column_type {
    ($rust:ty => $sql:literal $(, $word:ident $(($($value:tt)*))?)*) => {
        impl $crate::declare::column_type::ColumnType for $rust {
            type Value = Self;
            const SQL_TYPE: $crate::declare::sql_type::SqlType = $crate::declare::sql_type::SqlType::Builtin($sql);
        }
        $($crate::declare::types::fits!($rust, $word $(($($value)*))?);)*
    };
}

/// One fit of a Rust type.
macro_rules! fits {
    ($rust:ty, Length($sql:literal)) => {
        impl $crate::declare::fits::Length for $rust {
            const SQL_TYPE: $crate::declare::sql_type::SqlType = $crate::declare::sql_type::SqlType::Builtin($sql);
        }
    };
    ($rust:ty, Precision($max:literal)) => {
        impl $crate::declare::fits::Precision for $rust {
            const MAX: u32 = $max;
        }
    };
    ($rust:ty, IntegerDefault) => {
        impl $crate::declare::fits::IntegerDefault for $rust {
            const MIN: i128 = i128::MIN;
            const MAX: i128 = i128::MAX;
        }
    };
    ($rust:ty, RangedDefault) => {
        impl $crate::declare::fits::IntegerDefault for $rust {
            const MIN: i128 = <$rust>::MIN as i128;
            const MAX: i128 = <$rust>::MAX as i128;
        }
    };
    ($rust:ty, Sequenced) => {
        impl $crate::declare::fits::Sequenced for $rust {
            const MIN: i64 = <$rust>::MIN as i64;
            const MAX: i64 = <$rust>::MAX as i64;
        }
    };
    ($rust:ty, NumberDefault($bits:literal)) => {
        impl $crate::declare::fits::NumberDefault for $rust {
            const BITS: u32 = $bits;
        }
    };
    ($rust:ty, Takes($($kind:ident)*)) => {
        $(
            impl $crate::declare::fits::Takes<$crate::declare::expression::kinds::$kind> for $rust {}
            impl $crate::declare::fits::Takes<$crate::declare::expression::kinds::$kind> for Option<$rust> {}
        )*
    };
    ($rust:ty, $word:ident) => {
        impl $crate::declare::fits::$word for $rust {}
    };
}

use {column_type, fits};
