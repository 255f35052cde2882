//! What columns and expressions of all types have: comparisons, tests for NULL, order.

use super::expr::way::Way;
use super::expr::{Expr, IntoExpr, Operand, Parameter};
use super::fragment::{Fragment, Level};
use super::order::{ASCENDING, DESCENDING, Order};
use super::scope::{Never, Of};
use super::source::Source;
use crate::declare::column_type::ColumnType;
use crate::declare::handle::Column;

/// Writes a family of methods twice: for expressions, and for columns.
macro_rules! both {
    ($family:ident) => {
        $family! { [S, V] Expr<S, V>, S, V }
        $family! { [T: Source, F: ColumnType] Column<T, F>, Of<T, F>, F::Value }
    };
}

pub(super) use both;

macro_rules! comparisons {
    ($($(#[$doc:meta])* $name:ident $operator:literal;)*) => {
        comparisons! { @impl [S, V] Expr<S, V>, S, V; $($(#[$doc])* $name $operator;)* }
        comparisons! {
            @impl [T: Source, F: ColumnType] Column<T, F>, Of<T, F>, F::Value;
            $($(#[$doc])* $name $operator;)*
        }
    };
    (@impl [$($generics:tt)*] $of:ty, $source:ty, $value:ty; $($(#[$doc:meta])* $name:ident $operator:literal;)*) => {
        impl<$($generics)*> $of {
            $(
                $(#[$doc])*
                pub fn $name<X: Operand<$value, W>, W: Way>(self, other: X) -> Expr<($source, W::Source), bool> {
                    Expr::new(self.into_expr().fragment.binary($operator, other.into_operand(), Level::Comparison))
                }
            )*

            /// Equal, where NULL equals NULL: `None` finds NULL.
            pub fn is_not_distinct_from<X: Operand<$value, W>, W: Way>(
                self,
                other: Option<X>,
            ) -> Expr<Never<($source, W::Source)>, bool> {
                let other = other.map_or_else(|| Fragment::sql("NULL"), Operand::into_operand);
                Expr::new(self.into_expr().fragment.binary("IS NOT DISTINCT FROM", other, Level::Comparison))
            }

            /// Unequal, where NULL equals NULL: `None` finds all but NULL.
            pub fn is_distinct_from<X: Operand<$value, W>, W: Way>(
                self,
                other: Option<X>,
            ) -> Expr<Never<($source, W::Source)>, bool> {
                let other = other.map_or_else(|| Fragment::sql("NULL"), Operand::into_operand);
                Expr::new(self.into_expr().fragment.binary("IS DISTINCT FROM", other, Level::Comparison))
            }

            /// `BETWEEN low AND high`, both included.
            pub fn between<L: Operand<$value, WL>, H: Operand<$value, WH>, WL: Way, WH: Way>(
                self,
                low: L,
                high: H,
            ) -> Expr<($source, (WL::Source, WH::Source)), bool> {
                let (low, high) = (low.into_operand(), high.into_operand());
                let this = self.into_expr().fragment;
                let bounds = this.beside(low).binary("AND", this.beside(high), Level::Operator);
                let mut whole = this.followed(" BETWEEN ", Level::Comparison);
                whole.append(bounds);
                Expr::new(whole)
            }

            /// NULL.
            pub fn is_null(self) -> Expr<Never<$source>, bool> {
                Expr::new(self.into_expr().fragment.followed(" IS NULL", Level::Comparison))
            }

            /// A value.
            pub fn is_not_null(self) -> Expr<Never<$source>, bool> {
                Expr::new(self.into_expr().fragment.followed(" IS NOT NULL", Level::Comparison))
            }

            /// One of these values; of none, if there are none. They are one parameter, an array, so that any number of
            /// them is the same prepared statement.
            pub fn in_<X: crate::row::IntoValue<$value, W>, W>(
                self,
                values: impl IntoIterator<Item = X>,
            ) -> Expr<$source, bool>
            where
                Vec<$value>: Parameter,
            {
                Expr::new(any_of(self.into_expr().fragment, "= ANY", list::<$value, X, W>(values)))
            }

            /// None of these values.
            pub fn not_in<X: crate::row::IntoValue<$value, W>, W>(
                self,
                values: impl IntoIterator<Item = X>,
            ) -> Expr<$source, bool>
            where
                Vec<$value>: Parameter,
            {
                Expr::new(any_of(self.into_expr().fragment, "<> ALL", list::<$value, X, W>(values)))
            }

            /// From the least to the greatest; NULL comes last.
            pub fn asc(self) -> Order<$source> {
                Order::new(self.into_expr().fragment, ASCENDING)
            }

            /// From the greatest to the least; NULL comes first.
            pub fn desc(self) -> Order<$source> {
                Order::new(self.into_expr().fragment, DESCENDING)
            }
        }
    };
}

comparisons! {
    /// `=`
    eq "=";
    /// `<>`
    ne "<>";
    /// `<`
    lt "<";
    /// `<=`
    le "<=";
    /// `>`
    gt ">";
    /// `>=`
    ge ">=";
}

fn list<V, X: crate::row::IntoValue<V, W>, W>(values: impl IntoIterator<Item = X>) -> Vec<V> {
    values
        .into_iter()
        .filter_map(|value| match value.into_value() {
            crate::row::Value::Set(value) => Some(value),
            crate::row::Value::Unset | crate::row::Value::Default => None,
        })
        .collect()
}

fn any_of<V>(expression: Fragment, operator: &'static str, values: Vec<V>) -> Fragment
where
    Vec<V>: Parameter,
{
    let values = expression.beside_each(Fragment::bind(values));
    expression.binary(operator, values.parenthesized(), Level::Comparison)
}
