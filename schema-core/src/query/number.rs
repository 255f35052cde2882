//! What numbers have: arithmetic and rounding; `plus` and `minus` are also for dates and times.

use super::class::{Fraction, Modulo, Number, Places};
use super::expr::way::{self, Makes, Way};
use super::expr::{Expr, IntoExpr, Operand};
use super::fragment::{Fragment, Level};
use super::operators::both;
use super::scope::Of;
use super::source::Source;
use crate::declare::column_type::ColumnType;
use crate::declare::handle::Column;

/// What an `X` can be added to.
#[diagnostic::on_unimplemented(
    message = "this cannot be added to a value of type `{Self}`",
    label = "not what is added to a `{Self}`",
    note = "help: a number takes one of the same type, others by `.cast()`; a date or a time takes a `PgInterval`: `interval::days(3)`"
)]
pub trait Plus<X, W> {
    /// The other.
    fn operand(other: X) -> Fragment;
}

/// What an `X` can be taken from.
#[diagnostic::on_unimplemented(
    message = "this cannot be taken from a value of type `{Self}`",
    label = "not what is taken from a `{Self}`",
    note = "help: a number takes one of the same type, others by `.cast()`; a date or a time takes another, or a `PgInterval`: `interval::days(3)`"
)]
pub trait Minus<X, W> {
    /// The other.
    fn operand(other: X) -> Fragment;
}

macro_rules! sums {
    ($($(#[$cfg:meta])* $number:ty;)*) => {$(
        $(#[$cfg])*
        impl<X: Operand<$number, W>, W: Way> Plus<X, way::Gives<Self, W>> for $number {
            fn operand(other: X) -> Fragment {
                other.into_operand()
            }
        }

        $(#[$cfg])*
        impl<X: Operand<$number, W>, W: Way> Minus<X, way::Gives<Self, W>> for $number {
            fn operand(other: X) -> Fragment {
                other.into_operand()
            }
        }
    )*};
}

sums! {
    i16;
    i32;
    i64;
    f32;
    f64;
    #[cfg(feature = "rust_decimal")]
    rust_decimal::Decimal;
    #[cfg(feature = "bigdecimal")]
    bigdecimal::BigDecimal;
    sqlx::postgres::types::PgInterval;
}

macro_rules! number {
    ([$($generics:tt)*] $of:ty, $source:ty, $value:ty) => {
        impl<$($generics)*> $of {
            /// `+`, for numbers, dates and times.
            pub fn plus<X, W: Makes>(self, other: X) -> Expr<($source, W::Source), W::Output>
            where
                $value: Plus<X, W>,
            {
                let other = <$value as Plus<X, W>>::operand(other);
                Expr::new(self.into_expr().fragment.binary("+", other, Level::Plus))
            }

            /// `-`, for numbers, dates and times.
            pub fn minus<X, W: Makes>(self, other: X) -> Expr<($source, W::Source), W::Output>
            where
                $value: Minus<X, W>,
            {
                let other = <$value as Minus<X, W>>::operand(other);
                Expr::new(self.into_expr().fragment.binary("-", other, Level::Plus))
            }

            /// `*`
            pub fn times<X: Operand<$value, W>, W: Way>(self, other: X) -> Expr<($source, W::Source), $value>
            where
                $value: Number,
            {
                Expr::new(self.into_expr().fragment.binary("*", other.into_operand(), Level::Times))
            }

            /// `/`: of integers the integer, as in Rust. To divide by zero is an error of PostgreSQL; `nullif(0)` avoids it.
            pub fn divided_by<X: Operand<$value, W>, W: Way>(self, other: X) -> Expr<($source, W::Source), $value>
            where
                $value: Number,
            {
                Expr::new(self.into_expr().fragment.binary("/", other.into_operand(), Level::Times))
            }

            /// `%`
            pub fn modulo<X: Operand<$value, W>, W: Way>(self, other: X) -> Expr<($source, W::Source), $value>
            where
                $value: Modulo,
            {
                Expr::new(self.into_expr().fragment.binary("%", other.into_operand(), Level::Times))
            }

            /// `abs(…)`
            pub fn abs(self) -> Expr<$source, $value>
            where
                $value: Number,
            {
                Expr::new(Fragment::call("abs", [self.into_expr().fragment]))
            }

            /// `round(…)`: to the next whole number.
            pub fn round<N>(self) -> Expr<$source, N>
            where
                $value: Fraction<Rounded = N>,
            {
                Expr::new(Fragment::call("round", [self.into_expr().fragment]))
            }

            /// `round(…, places)`: to so many decimal places.
            pub fn round_to<X: Operand<i32, W>, W: Way>(self, places: X) -> Expr<($source, W::Source), $value>
            where
                $value: Places,
            {
                Expr::new(Fragment::call("round", [self.into_expr().fragment, places.into_operand()]))
            }

            /// `ceil(…)`: the least whole number that is not less.
            pub fn ceil<N>(self) -> Expr<$source, N>
            where
                $value: Fraction<Rounded = N>,
            {
                Expr::new(Fragment::call("ceil", [self.into_expr().fragment]))
            }

            /// `floor(…)`: the greatest whole number that is not greater.
            pub fn floor<N>(self) -> Expr<$source, N>
            where
                $value: Fraction<Rounded = N>,
            {
                Expr::new(Fragment::call("floor", [self.into_expr().fragment]))
            }
        }
    };
}

both!(number);

impl<S, V: Number> core::ops::Neg for Expr<S, V> {
    type Output = Self;

    fn neg(self) -> Self {
        Self::new(self.fragment.minus())
    }
}

impl<T: Source, F: ColumnType<Value: Number>> core::ops::Neg for Column<T, F> {
    type Output = Expr<Of<T, F>, F::Value>;

    fn neg(self) -> Self::Output {
        -self.into_expr()
    }
}
