//! What is compared with NULL in mind, and what stands in a list: values as columns take them.

use super::expr::way;
use super::expr::{Expr, IntoExpr, Parameter};
use super::fragment::Fragment;
use super::scope::Of;
use super::source::Source;
use crate::declare::column_type::ColumnType;
use crate::declare::handle::Column;
use crate::row::value::Brings;
use crate::row::{IntoValue, Value};

/// What `is_distinct_from` takes: a value, an `Option` of one, a column or an expression.
#[diagnostic::on_unimplemented(
    message = "a value of type `{V}` or an `Option` of one is asked for, and a `{Self}` is given",
    label = "this is a `{Self}`, not a `{V}`",
    note = "help: give a `{V}`, `None`, `Some(…)`, or a column or an expression with such values"
)]
pub trait Nullable<V, W> {
    /// As SQL.
    fn into_nullable(self) -> Fragment;
}

#[diagnostic::do_not_recommend]
impl<V: Parameter, X: IntoValue<Option<V>, W>, W: Brings> Nullable<V, way::Value<W>> for X {
    fn into_nullable(self) -> Fragment {
        match self.into_value() {
            Value::Set(Some(value)) => Fragment::bind(value),
            Value::Set(None) | Value::Unset | Value::Default => Fragment::sql("NULL"),
        }
    }
}

impl<S, V> Nullable<V, way::Expression<S>> for Expr<S, V> {
    fn into_nullable(self) -> Fragment {
        self.fragment
    }
}

impl<T: Source, F: ColumnType> Nullable<F::Value, way::Expression<Of<T, F>>> for Column<T, F> {
    fn into_nullable(self) -> Fragment {
        self.into_expr().fragment
    }
}

/// By which way a value of a list comes: borrowed.
pub enum Borrowed {}

/// What a list of `in_` has: values of the type that is compared, or references to such as can be copied.
#[diagnostic::on_unimplemented(
    message = "a list of `{V}` is asked for, and this is one of `{Self}`",
    label = "has `{Self}`, not `{V}`",
    note = "help: give values of type `{V}`"
)]
pub trait Listed<V, W> {
    /// As a value of this type.
    fn into_listed(self) -> Option<V>;
}

#[diagnostic::do_not_recommend]
impl<V, X: IntoValue<V, W>, W: Brings> Listed<V, way::Value<W>> for X {
    fn into_listed(self) -> Option<V> {
        match self.into_value() {
            Value::Set(value) => Some(value),
            Value::Unset | Value::Default => None,
        }
    }
}

#[diagnostic::do_not_recommend]
impl<V: Copy> Listed<V, Borrowed> for &V {
    fn into_listed(self) -> Option<V> {
        Some(*self)
    }
}
