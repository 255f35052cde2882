//! Kinds of types, which say what can be done with their values.

use crate::declare::column_type::ColumnType;
use crate::declare::table::SqlEnum;

/// Text. A newtype over a text joins by `impl Text for Slug {}`; one with `#[derive(SqlDomain)]` is here already.
#[diagnostic::on_unimplemented(
    message = "a text is asked for, and this is of type `{Self}`",
    label = "not a text",
    note = "help: a value of another type is one as `.cast::<String>()`; JSON as `.get_text(…)`"
)]
pub trait Text {}

impl Text for String {}

/// A number.
#[diagnostic::on_unimplemented(
    message = "a number is asked for, and this is of type `{Self}`",
    label = "not a number",
    note = "help: a value of another type may become one by `.cast::<i64>()`"
)]
pub trait Number {
    /// What a sum of such numbers is.
    type Sum;
    /// What the average of such numbers is.
    type Average;
}

/// A number with a remainder: no `f32`, no `f64`.
#[diagnostic::on_unimplemented(
    message = "PostgreSQL has no `%` for `{Self}`",
    label = "no number that has a remainder",
    note = "help: it takes an integer or a decimal: `.cast::<i64>()`"
)]
pub trait Modulo: Number {}

/// A number with a fraction.
#[diagnostic::on_unimplemented(
    message = "a number with a fraction is asked for, and this is of type `{Self}`",
    label = "nothing to round",
    note = "help: it takes a decimal, an `f32` or an `f64`"
)]
pub trait Fraction: Number {
    /// What it becomes.
    type Rounded;
}

/// A number whose places are decimal.
#[diagnostic::on_unimplemented(
    message = "PostgreSQL rounds no `{Self}` to decimal places",
    label = "not a decimal",
    note = "help: `.cast::<Decimal>()` first"
)]
pub trait Places: Fraction {}

/// The numeric of PostgreSQL: a `Decimal` with the feature `rust_decimal`, else the `BigDecimal` of the feature `bigdecimal`.
#[cfg(feature = "rust_decimal")]
pub type Numeric = rust_decimal::Decimal;
/// The numeric of PostgreSQL: a `Decimal` with the feature `rust_decimal`, else the `BigDecimal` of the feature `bigdecimal`.
#[cfg(all(feature = "bigdecimal", not(feature = "rust_decimal")))]
pub type Numeric = bigdecimal::BigDecimal;
/// The numeric of PostgreSQL, which needs the feature `rust_decimal` or `bigdecimal` to be read.
#[cfg(not(any(feature = "bigdecimal", feature = "rust_decimal")))]
pub enum Numeric {}

macro_rules! numbers {
    ($($(#[$cfg:meta])* $number:ty, $sum:ty, $average:ty;)*) => {$(
        $(#[$cfg])*
        impl Number for $number {
            type Sum = $sum;
            type Average = $average;
        }

        $(#[$cfg])*
        impl Ordered for $number {}
    )*};
}

numbers! {
    i16, i64, Numeric;
    i32, i64, Numeric;
    i64, Numeric, Numeric;
    f32, f32, f64;
    f64, f64, f64;
    #[cfg(feature = "rust_decimal")]
    rust_decimal::Decimal, Self, Self;
    #[cfg(feature = "bigdecimal")]
    bigdecimal::BigDecimal, Self, Self;
}

impl Modulo for i16 {}
impl Modulo for i32 {}
impl Modulo for i64 {}

impl Fraction for f32 {
    type Rounded = f64;
}

impl Fraction for f64 {
    type Rounded = f64;
}

macro_rules! decimals {
    ($($feature:literal $decimal:ty;)*) => {$(
        #[cfg(feature = $feature)]
        impl Modulo for $decimal {}
        #[cfg(feature = $feature)]
        impl Fraction for $decimal {
            type Rounded = Self;
        }
        #[cfg(feature = $feature)]
        impl Places for $decimal {}
    )*};
}

decimals! {
    "rust_decimal" rust_decimal::Decimal;
    "bigdecimal" bigdecimal::BigDecimal;
}

/// What has a least and a greatest of many. A newtype joins by `impl Ordered for Slug {}`; one with
/// `#[derive(SqlDomain)]` is here if its base is.
#[diagnostic::on_unimplemented(
    message = "PostgreSQL has no least or greatest `{Self}`",
    label = "no `min` and `max` of this type"
)]
pub trait Ordered {}

impl<E: SqlEnum> Ordered for E {}
impl Ordered for String {}
impl Ordered for sqlx::postgres::types::PgInterval {}

/// An array.
#[diagnostic::on_unimplemented(
    message = "an array is asked for, and this is of type `{Self}`",
    label = "not an array",
    note = "help: a column of the type `Vec<T>` is one"
)]
pub trait Array {
    /// What it has many of.
    type Element;
}

impl<E: ColumnType> Array for Vec<E> {
    type Element = E;
}

/// What stands behind another of its type by `||`: texts and arrays.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is neither a text nor an array",
    label = "nothing to put together",
    note = "help: `.cast::<String>()` makes a text of it; JSON is put together by `.merge(…)`"
)]
pub trait Concat {
    /// What both are.
    type Whole;
}

#[diagnostic::do_not_recommend]
impl<T: Text> Concat for T {
    type Whole = String;
}

impl<E: ColumnType> Concat for Vec<E> {
    type Whole = Self;
}
