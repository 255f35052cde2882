//! What a column is set to: DEFAULT, NULL and a value are three different things.

use std::borrow::Cow;

/// What a column of type `T` is set to. NULL is `Value::Set(None)`, which only an `Option` has.
#[derive(Clone, Copy, Debug, core::default::Default, PartialEq, Eq)]
pub enum Value<T> {
    /// Left to the database: DEFAULT in an insert, untouched in an update.
    #[default]
    Unset,
    /// The keyword DEFAULT.
    Default,
    /// This value.
    Set(T),
}

impl<T> Value<T> {
    /// The value, where there is one.
    pub fn get(&self) -> Option<&T> {
        match self {
            Value::Unset | Value::Default => None,
            Value::Set(value) => Some(value),
        }
    }

    /// Nothing was said about the column.
    pub fn is_unset(&self) -> bool {
        matches!(self, Value::Unset)
    }
}

/// What is there is a value; in an `Option`, `null` is NULL.
#[cfg(feature = "json")]
impl<'de, T: serde::Deserialize<'de>> serde::Deserialize<'de> for Value<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(deserializer).map(Value::Set)
    }
}

/// NULL, for a column that may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Null;

/// The column's default, for a column that has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Default;

/// By which way a value came.
pub mod way {
    /// A value of the field's type.
    pub enum Exact {}
    /// A value that the field's type is an `Option` of.
    pub enum Inner {}
    /// The keyword NULL.
    pub enum IsNull {}
    /// The keyword DEFAULT.
    pub enum IsDefault {}
}

/// A way that brings a value: all but DEFAULT.
#[diagnostic::on_unimplemented(
    message = "this column has no default",
    label = "`Default` cannot be given here",
    note = "help: give a value"
)]
pub trait Brings {}

impl Brings for way::Exact {}
impl Brings for way::Inner {}
impl Brings for way::IsNull {}

/// What a column of type `T` can be set to.
///
/// A column takes a value of its type, a `&str` where that is a `String`, and [`struct@Default`] where it has a default. A
/// column of an `Option` also takes the value itself, `None` and [`Null`]. The second parameter is found by the compiler.
#[diagnostic::on_unimplemented(
    message = "a column of type `{T}` cannot be set to a `{Self}`",
    label = "not a value of this column",
    note = "help: give a `{T}`"
)]
pub trait IntoValue<T, Way> {
    /// Says what the column is set to.
    fn into_value(self) -> Value<T>;
}

impl<T> IntoValue<T, way::Exact> for T {
    fn into_value(self) -> Value<T> {
        Value::Set(self)
    }
}

impl<T> IntoValue<Option<T>, way::Inner> for T {
    fn into_value(self) -> Value<Option<T>> {
        Value::Set(Some(self))
    }
}

impl<T> IntoValue<Option<T>, way::IsNull> for Null {
    fn into_value(self) -> Value<Option<T>> {
        Value::Set(None)
    }
}

impl<T> IntoValue<T, way::IsDefault> for Default {
    fn into_value(self) -> Value<T> {
        Value::Default
    }
}

macro_rules! text {
    ($($from:ty),*) => {$(
        impl IntoValue<String, way::Exact> for $from {
            fn into_value(self) -> Value<String> {
                Value::Set(self.into())
            }
        }

        impl IntoValue<Option<String>, way::Inner> for $from {
            fn into_value(self) -> Value<Option<String>> {
                Value::Set(Some(self.into()))
            }
        }
    )*};
}

text!(&str, &String, Box<str>, Cow<'_, str>, char);

#[cfg(feature = "json")]
mod json {
    use super::{IntoValue, Value, way};
    use crate::declare::types::json::Json;

    impl<T> IntoValue<Json<T>, way::Inner> for T {
        fn into_value(self) -> Value<Json<T>> {
            Value::Set(Json(self))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set<T, W>(value: impl IntoValue<T, W>) -> Value<T> {
        value.into_value()
    }

    #[test]
    fn default_null_and_a_value_are_three_things() {
        assert_eq!(set::<Option<String>, _>(Default), Value::Default);
        assert_eq!(set::<Option<String>, _>(Null), Value::Set(None));
        assert_eq!(set::<Option<String>, _>(None), Value::Set(None));
        assert_eq!(set::<Option<String>, _>("a"), Value::Set(Some("a".into())));
        assert_eq!(set::<Option<String>, _>(Some("a".to_owned())), Value::Set(Some("a".into())));
    }

    #[test]
    fn literals_take_the_column_s_type() {
        assert_eq!(set::<i16, _>(5), Value::Set(5));
        assert_eq!(set::<Option<f32>, _>(1.5), Value::Set(Some(1.5)));
        assert_eq!(set::<String, _>('a'), Value::Set("a".into()));
    }

    #[cfg(feature = "json")]
    #[test]
    fn json_takes_what_it_wraps() {
        use crate::declare::types::json::Json;
        assert_eq!(set::<Json<Vec<i32>>, _>(vec![1]), Value::Set(Json(vec![1])));
        assert_eq!(set::<Json<Vec<i32>>, _>(Json(vec![1])), Value::Set(Json(vec![1])));
    }
}
