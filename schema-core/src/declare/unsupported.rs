//! What stands in for a type that is none of a column: it takes every word, so that the type alone is told.

use core::marker::PhantomData;

use super::column::ColumnBuilder;
use super::column_type::ColumnType;
use super::expression::kinds;
use super::fits::{
    BooleanDefault, Counts, Holds, IntegerDefault, JsonText, Length, Moment, NumberDefault, Precision, Scale,
    Sequenced, Takes, Text, TextDefault,
};
use super::sql_type::SqlType;

/// Starts a column of what need not be a type of columns: such a type has the constant itself, all others have it from
/// [`Unstarted`].
pub struct Start<F>(PhantomData<F>);

impl<F: ColumnType> Start<F> {
    /// A column whose PostgreSQL type is that of its Rust type.
    pub const COLUMN: ColumnBuilder<F> = ColumnBuilder::of_type();
}

/// The answer of [`Start`] for what is no type of columns.
pub trait Unstarted<F> {
    /// A column of which nothing is known.
    const COLUMN: ColumnBuilder<Unsupported<F>> = ColumnBuilder::of_type();
}

impl<F> Unstarted<F> for Start<F> {}

/// The text of what is no enum of the schema, which is told where its type is.
pub trait NoVariant {
    /// There is none.
    fn as_str(&self) -> &'static str {
        ""
    }
}

impl<T> NoVariant for T {}

/// Asks for a type of columns.
pub const fn known<F: ColumnType>() {}

/// A type that is none of a column.
pub struct Unsupported<F>(PhantomData<F>);

#[diagnostic::do_not_recommend]
impl<F> ColumnType for Unsupported<F> {
    type Value = F;
    const SQL_TYPE: SqlType = SqlType::Builtin("");
}

#[diagnostic::do_not_recommend]
impl<F> Length for Unsupported<F> {
    const SQL_TYPE: SqlType = SqlType::Builtin("");
}

#[diagnostic::do_not_recommend]
impl<F> Precision for Unsupported<F> {
    const MAX: u32 = u32::MAX;
}

#[diagnostic::do_not_recommend]
impl<F> Sequenced for Unsupported<F> {
    const MIN: i64 = i64::MIN;
    const MAX: i64 = i64::MAX;
}

#[diagnostic::do_not_recommend]
impl<F> IntegerDefault for Unsupported<F> {
    const MIN: i128 = i128::MIN;
    const MAX: i128 = i128::MAX;
}

macro_rules! words {
    ($($word:path),*) => {$(
        #[diagnostic::do_not_recommend]
        impl<F> $word for Unsupported<F> {}
    )*};
}

words!(Text, Scale, Counts, Moment, JsonText, NumberDefault, TextDefault, BooleanDefault);
words!(Takes<kinds::Timestamp>, Takes<kinds::Date>, Takes<kinds::Time>, Takes<kinds::Uuid>);
words!(Takes<kinds::Float>, Takes<kinds::Name>);

// The value of no other type of columns is an `Option`.
#[diagnostic::do_not_recommend]
impl<T> Holds<T> for Option<T> {}
