//! Which words fit which Rust types: a word on a type that has none of it is an error at the word.

use super::sql_type::SqlType;

/// A type with `length = n`.
#[diagnostic::on_unimplemented(
    message = "`length` does not fit a column of type `{Self}`",
    label = "only text and bit strings have a length",
    note = "help: leave the word out, or make the field a `String`"
)]
pub trait Length {
    /// The PostgreSQL type once it has a length.
    const SQL_TYPE: SqlType;
}

/// A type that is text: it can be `char = n`, `citext` and `collate = "…"`.
#[diagnostic::on_unimplemented(
    message = "a column of type `{Self}` is not text",
    label = "only text has this word",
    note = "help: leave the word out, or make the field a `String`"
)]
pub trait Text {}

/// A type with `precision = p`.
#[diagnostic::on_unimplemented(
    message = "`precision` does not fit a column of type `{Self}`",
    label = "only numeric, time, timestamp and interval have a precision",
    note = "help: leave the word out, or use a decimal type"
)]
pub trait Precision {
    /// The largest precision.
    const MAX: u32;
}

/// A type with `scale = s`.
#[diagnostic::on_unimplemented(
    message = "`scale` does not fit a column of type `{Self}`",
    label = "only numeric has a scale",
    note = "help: leave the word out, or use a decimal type"
)]
pub trait Scale {}

/// A type with `identity` and `serial`.
#[diagnostic::on_unimplemented(
    message = "a column of type `{Self}` cannot draw from a sequence",
    label = "only `i16`, `i32` and `i64` can",
    note = "help: make the field an `i64`, or implement `schema_core::declare::fits::Sequenced` for a type of your own that is one"
)]
pub trait Sequenced {
    /// The least value.
    const MIN: i64;
    /// The greatest value.
    const MAX: i64;
}

/// A type with `version`.
#[diagnostic::on_unimplemented(
    message = "a column of type `{Self}` cannot count updates",
    label = "only `i16`, `i32` and `i64` can",
    note = "help: make the field an `i64`"
)]
pub trait Counts {}

impl Counts for i16 {}
impl Counts for i32 {}
impl Counts for i64 {}

/// A type with `updated_at` and `soft_delete`.
#[diagnostic::on_unimplemented(
    message = "a column of type `{Self}` holds no moment",
    label = "only timestamps do",
    note = "help: make the field a timestamp, such as `DateTime<Utc>`"
)]
pub trait Moment {}

impl<T: Moment> Moment for Option<T> {}

/// A type with `json = object` and `default = json!(…)`.
#[diagnostic::on_unimplemented(
    message = "a column of type `{Self}` is not JSON",
    label = "only JSON has this word",
    note = "help: make the field a `Json<…>` or a `serde_json::Value`"
)]
pub trait JsonText {}

/// A type whose default can be a whole number.
#[diagnostic::on_unimplemented(
    message = "a whole number is not a default of a column of type `{Self}`",
    label = "the type of the default is wrong",
    note = "help: write a default of the column's type, or SQL: `default = sql(\"…\")`"
)]
pub trait IntegerDefault {
    /// The least value.
    const MIN: i128;
    /// The greatest value.
    const MAX: i128;
}

/// A type whose default can be a number with a fraction.
#[diagnostic::on_unimplemented(
    message = "a number with a fraction is not a default of a column of type `{Self}`",
    label = "the type of the default is wrong",
    note = "help: write a default of the column's type, or SQL: `default = sql(\"…\")`"
)]
pub trait NumberDefault {
    /// How many bits a value has; none, where it has as many as it needs.
    const BITS: u32 = 0;
}

/// A type whose default can be a string.
#[diagnostic::on_unimplemented(
    message = "a string is not a default of a column of type `{Self}`",
    label = "the type of the default is wrong",
    note = "help: write a default of the column's type, or SQL: `default = sql(\"…\")`"
)]
pub trait TextDefault {}

/// A type whose default can be a boolean.
#[diagnostic::on_unimplemented(
    message = "a boolean is not a default of a column of type `{Self}`",
    label = "the type of the default is wrong",
    note = "help: write a default of the column's type, or SQL: `default = sql(\"…\")`"
)]
pub trait BooleanDefault {}

/// A type that holds values of the enum `E`.
#[diagnostic::on_unimplemented(
    message = "a value of `{E}` is not a default of this column",
    label = "the column's type is `{Self}`",
    note = "help: use a variant of the column's own enum"
)]
pub trait Holds<E> {}

impl<T> Holds<T> for T {}
impl<T> Holds<Nothing<T>> for T {}

/// A type that takes the result of a function, which is a `K`.
#[diagnostic::on_unimplemented(
    message = "a column of type `{Self}` cannot take `{K}` as its default",
    label = "the function's result does not fit the column",
    note = "help: use a function of the column's type, or SQL: `default = sql(\"…\")`"
)]
pub trait Takes<K> {}

/// A foreign key's column and the column that it references have one type.
#[diagnostic::on_unimplemented(
    message = "a foreign key column of type `{Self}` cannot reference a column of type `{T}`",
    label = "the two types differ",
    note = "help: give both columns one type"
)]
pub trait SameType<T> {}

impl<T> SameType<T> for T {}
impl<T> SameType<Nothing<T>> for T {}

/// The columns of a foreign key of several and those that it references have the same types, in the same order.
#[diagnostic::on_unimplemented(
    message = "foreign key columns of the types `{Self}` cannot reference columns of the types `{T}`",
    label = "the types differ",
    note = "help: name the columns of both sides in one order, and give both of each pair one type"
)]
pub trait SameTypes<T> {}

impl<T> SameTypes<T> for T {}
impl<T> SameTypes<Nothing<T>> for T {}

/// With one impl only, rustc takes it for granted and tells of its consequences instead of the trait's own message.
#[doc(hidden)]
pub struct Nothing<T>(core::marker::PhantomData<T>);

/// Passes the fits of a type on to `Option` of it.
mod optional {
    use super::*;

    impl<T: Length> Length for Option<T> {
        const SQL_TYPE: SqlType = T::SQL_TYPE;
    }
    impl<T: Length> Length for Vec<T> {
        const SQL_TYPE: SqlType = SqlType::Array(&T::SQL_TYPE);
    }
    impl<T: Precision> Precision for Option<T> {
        const MAX: u32 = T::MAX;
    }
    impl<T: Precision> Precision for Vec<T> {
        const MAX: u32 = T::MAX;
    }
    impl<T: IntegerDefault> IntegerDefault for Option<T> {
        const MIN: i128 = T::MIN;
        const MAX: i128 = T::MAX;
    }
    impl<T: NumberDefault> NumberDefault for Option<T> {
        const BITS: u32 = T::BITS;
    }
    impl<T: Text> Text for Option<T> {}
    impl<T: Scale> Scale for Option<T> {}
    impl<T: Scale> Scale for Vec<T> {}
    impl<T: JsonText> JsonText for Option<T> {}
    impl<T: TextDefault> TextDefault for Option<T> {}
    impl<T: BooleanDefault> BooleanDefault for Option<T> {}
}
