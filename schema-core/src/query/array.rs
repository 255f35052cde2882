//! What arrays have besides what all sets have.

use super::class::Array;
use super::expr::way::Way;
use super::expr::{Expr, IntoExpr, Operand};
use super::fragment::{Fragment, Level};
use super::nulls::With;
use super::operators::both;
use super::scope::{Never, Of};
use super::source::Source;
use crate::declare::column_type::ColumnType;
use crate::declare::handle::Column;

macro_rules! array {
    ([$($generics:tt)*] $of:ty, $source:ty, $value:ty) => {
        impl<$($generics)*> $of {
            /// `value = ANY(…)`: one of its elements is equal.
            pub fn any_eq<X: Operand<<$value as Array>::Element, W>, W: Way>(
                self,
                value: X,
            ) -> Expr<($source, W::Source), bool>
            where
                $value: Array,
            {
                let any = Fragment::call("ANY", [self.into_expr().fragment]);
                Expr::new(value.into_operand().binary("=", any, Level::Comparison))
            }

            /// `cardinality(…)`: the number of its elements.
            pub fn cardinality(self) -> Expr<$source, i32>
            where
                $value: Array,
            {
                Expr::new(Fragment::call("cardinality", [self.into_expr().fragment]))
            }

            /// `array_append(…)`: with another element behind it; one element, where it is NULL.
            pub fn array_append<X: Operand<<$value as Array>::Element, W>, W: Way>(
                self,
                element: X,
            ) -> Expr<Never<($source, W::Source)>, $value>
            where
                $value: Array,
            {
                Expr::new(Fragment::call("array_append", [self.into_expr().fragment, element.into_operand()]))
            }

            /// `array_remove(…)`: without the elements that are equal.
            pub fn array_remove<X: Operand<<$value as Array>::Element, W>, W: Way>(
                self,
                element: X,
            ) -> Expr<With<$source, W::Source>, $value>
            where
                $value: Array,
            {
                Expr::new(Fragment::call("array_remove", [self.into_expr().fragment, element.into_operand()]))
            }

            /// `unnest(…)`: a row for each element. It stands only in what a query reads.
            pub fn unnest<E>(self) -> Expr<Never<$source>, E>
            where
                $value: Array<Element = E>,
            {
                Expr::new(Fragment::call("unnest", [self.into_expr().fragment]))
            }
        }
    };
}

both!(array);
