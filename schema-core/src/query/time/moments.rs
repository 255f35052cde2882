//! The dates and times of the crates `chrono` and `time`, and their sums and differences, as PostgreSQL's `+` and `-` have them.

use sqlx::postgres::types::PgInterval;

use super::{Day, Moment};
use crate::declare::column_type::ColumnType;
use crate::query::class::Ordered;
use crate::query::expr::Operand;
use crate::query::expr::way::{self, Way};
use crate::query::fragment::Fragment;
use crate::query::number::{Minus, Plus};

macro_rules! arithmetic {
    ($($trait:ident $of:ty, $operand:ty => $output:ty;)*) => {$(
        impl<X: Operand<$operand, W>, W: Way> $trait<X, way::Gives<$output, W>> for $of {
            fn operand(other: X) -> Fragment {
                other.into_operand().cast(&<$operand>::SQL_TYPE)
            }
        }
    )*};
}

macro_rules! moments {
    (date $date:ty, timestamp $timestamp:ty, time $time:ty, $(timestamptz $timestamptz:ty),+) => {
        moments! { @moment $date, "current_date", "::date"; $timestamp, "localtimestamp", ""; $time, "localtime", ""; $($timestamptz, "now()", "";)+ }

        impl Day for $date {
            const CASTS: Option<(&'static str, &'static str)> = Some(("::timestamp", "::date"));
        }
        impl Day for $timestamp {}
        $(impl Day for $timestamptz {})+

        arithmetic! {
            Plus $date, i32 => $date;
            Plus $date, PgInterval => $timestamp;
            Minus $date, i32 => $date;
            Minus $date, PgInterval => $timestamp;
            Minus $date, $date => i32;
            Plus $timestamp, PgInterval => $timestamp;
            Minus $timestamp, PgInterval => $timestamp;
            Minus $timestamp, $timestamp => PgInterval;
            Plus $time, PgInterval => $time;
            Minus $time, PgInterval => $time;
            Minus $time, $time => PgInterval;
            $(
                Plus $timestamptz, PgInterval => $timestamptz;
                Minus $timestamptz, PgInterval => $timestamptz;
                Minus $timestamptz, $timestamptz => PgInterval;
            )+
        }
    };
    (@moment $($moment:ty, $now:literal, $cast:literal;)+) => {
        $(
            impl Moment for $moment {
                const NOW: &'static str = $now;
                const CAST: &'static str = $cast;
            }
            impl Ordered for $moment {}
        )+
    };
}

#[cfg(feature = "chrono")]
moments! {
    date chrono::NaiveDate, timestamp chrono::NaiveDateTime, time chrono::NaiveTime,
    timestamptz chrono::DateTime<chrono::Utc>, timestamptz chrono::DateTime<chrono::Local>,
    timestamptz chrono::DateTime<chrono::FixedOffset>
}

#[cfg(feature = "time")]
moments! {
    date time::Date, timestamp time::PrimitiveDateTime, time time::Time, timestamptz time::OffsetDateTime
}
