//! What dates and times have: now, parts of them, and what is between two.

use sqlx::postgres::types::PgInterval;

use super::expr::way::Way;
use super::expr::{Expr, IntoExpr, Operand};
use super::fragment::{Fragment, Level};
use super::operators::both;
use super::scope::{Never, Of, Values};
use super::source::Source;
use crate::declare::column_type::ColumnType;
use crate::declare::handle::Column;

#[cfg(any(feature = "chrono", feature = "time"))]
mod moments;

/// A date, a time, or both.
#[diagnostic::on_unimplemented(
    message = "a date or a time is asked for, and this is of type `{Self}`",
    label = "neither a date nor a time",
    note = "help: chrono's and time's types are, with schema-core's feature of that name"
)]
pub trait Moment: ColumnType {
    /// The keyword for the one that is now.
    const NOW: &'static str;
    /// What makes one of it again, where a length of time is added.
    const CAST: &'static str = "";
}

/// What has a year, an hour or a second: dates, times and intervals.
#[diagnostic::on_unimplemented(
    message = "a date, a time or an interval is asked for, and this is of type `{Self}`",
    label = "no date, no time, no interval",
    note = "help: chrono's and time's types are, with schema-core's feature of that name"
)]
pub trait Temporal {}

/// A date, with a time or without.
#[diagnostic::on_unimplemented(
    message = "a date or a timestamp is asked for, and this is of type `{Self}`",
    label = "nothing with a day",
    note = "help: chrono's and time's types are, with schema-core's feature of that name"
)]
pub trait Day: Moment {
    /// What PostgreSQL's functions, which are for timestamps, need before and after it.
    const CASTS: Option<(&'static str, &'static str)> = None;
}

impl Temporal for PgInterval {}

impl<M: Moment> Temporal for M {}

/// When the transaction began, as what is asked for: `now()`, `localtimestamp`, `current_date` or `localtime`.
///
/// ```no_run
/// # fn main() {}
/// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/tables.rs"));
/// # async fn example(pool: PgPool) -> Result<(), Box<dyn std::error::Error>> {
/// Invitation::select().filter(Invitation::expires_at.lt(now()))
/// # ; Ok(())
/// # }
/// ```
pub fn now<M: Moment>() -> Expr<Never<Values>, M> {
    Expr::new(Fragment::sql(M::NOW))
}

/// So long before [`now`], as what is asked for.
///
/// ```no_run
/// # fn main() {}
/// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/tables.rs"));
/// # async fn example(pool: PgPool) -> Result<(), Box<dyn std::error::Error>> {
/// User::select().filter(User::created_at.gt(ago(interval::days(7))))
/// # ; Ok(())
/// # }
/// ```
pub fn ago<M: Moment>(by: PgInterval) -> Expr<Never<Values>, M> {
    away::<M>("-", by)
}

/// So long after [`now`], as what is asked for.
pub fn from_now<M: Moment>(by: PgInterval) -> Expr<Never<Values>, M> {
    away::<M>("+", by)
}

fn away<M: Moment>(operator: &'static str, by: PgInterval) -> Expr<Never<Values>, M> {
    let by = Fragment::bind(by).cast(&PgInterval::SQL_TYPE);
    let moment = Fragment::sql(M::NOW).binary(operator, by, Level::Plus);
    Expr::new(if M::CAST.is_empty() { moment } else { moment.followed(M::CAST, Level::Atom) })
}

/// Lengths of time.
pub mod interval {
    use sqlx::postgres::types::PgInterval;

    /// So many months.
    #[must_use]
    pub const fn months(count: i32) -> PgInterval {
        PgInterval { months: count, days: 0, microseconds: 0 }
    }

    /// So many days.
    #[must_use]
    pub const fn days(count: i32) -> PgInterval {
        PgInterval { months: 0, days: count, microseconds: 0 }
    }

    /// So many hours.
    #[must_use]
    pub const fn hours(count: i32) -> PgInterval {
        seconds(count as i64 * 3600)
    }

    /// So many minutes.
    #[must_use]
    pub const fn minutes(count: i32) -> PgInterval {
        seconds(count as i64 * 60)
    }

    /// So many seconds.
    #[must_use]
    pub const fn seconds(count: i64) -> PgInterval {
        PgInterval { months: 0, days: 0, microseconds: count.saturating_mul(1_000_000) }
    }
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident: $($(#[$variant_doc:meta])* $variant:ident $word:literal,)*) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name {
            $(
                #[doc = concat!("`", $word, "`")]
                $variant,
            )*
        }

        impl $name {
            const fn literal(self) -> &'static str {
                match self {
                    $(Self::$variant => concat!("'", $word, "'"),)*
                }
            }
        }
    };
}

words! {
    /// What a date or a time is cut down to.
    Unit:
    Second "second",
    Minute "minute",
    Hour "hour",
    Day "day",
    Week "week",
    Month "month",
    Quarter "quarter",
    Year "year",
    Decade "decade",
    Century "century",
}

words! {
    /// A part of a date or a time, as EXTRACT names them.
    Field:
    Second "second",
    Minute "minute",
    Hour "hour",
    Day "day",
    Dow "dow",
    Isodow "isodow",
    Doy "doy",
    Week "week",
    Month "month",
    Quarter "quarter",
    Year "year",
    Isoyear "isoyear",
    Epoch "epoch",
}

macro_rules! time {
    ([$($generics:tt)*] $of:ty, $source:ty, $value:ty) => {
        impl<$($generics)*> $of {
            /// `date_trunc(…)`: the beginning of its month, year …
            pub fn date_trunc(self, to: Unit) -> Expr<$source, $value>
            where
                $value: Day,
            {
                let this = self.into_expr().fragment;
                let call = |this| Fragment::call("date_trunc", [Fragment::sql(to.literal()), this]);
                Expr::new(match <$value as Day>::CASTS {
                    Some((before, after)) => call(this.followed(before, Default::default())).followed(after, Default::default()),
                    None => call(this),
                })
            }

            /// A part of it, as EXTRACT gives it; `.cast::<i32>()` makes an integer of it.
            pub fn extract(self, field: Field) -> Expr<$source, f64>
            where
                $value: Temporal,
            {
                Expr::new(Fragment::call("date_part", [Fragment::sql(field.literal()), self.into_expr().fragment]))
            }

            /// `age(…, since)`: years, months and days from another until it.
            pub fn age<X: Operand<$value, W>, W: Way>(self, since: X) -> Expr<($source, W::Source), PgInterval>
            where
                $value: Day,
            {
                Expr::new(Fragment::call("age", [self.into_expr().fragment, since.into_operand()]))
            }
        }
    };
}

both!(time);
