//! What is there in the place of NULL, and what depends on a condition; also casts.

use core::marker::PhantomData;

use super::class::Ordered;
use super::expr::way::Way;
use super::expr::{Expr, IntoExpr, Operand, Parameter};
use super::fragment::{Fragment, Level};
use super::nulls::{Both, With};
use super::operators::both;
use super::scope::{Always, Of, Values};
use super::source::Source;
use crate::declare::column_type::ColumnType;
use crate::declare::handle::Column;

/// A value that says its own type, a column or an expression.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is neither a value of PostgreSQL, nor a column or an expression",
    label = "nothing that can stand here",
    note = "help: a text is a `&str` or a `String`; other types of values implement `ColumnType`"
)]
pub trait Argument<V, S> {
    /// As SQL.
    fn into_argument(self) -> Fragment;
}

impl<V: Parameter + ColumnType<Value = V>> Argument<V, Values> for V {
    fn into_argument(self) -> Fragment {
        Fragment::bind(self).cast(&Self::SQL_TYPE)
    }
}

impl Argument<String, Values> for &str {
    fn into_argument(self) -> Fragment {
        Fragment::bind(self.to_owned()).cast(&String::SQL_TYPE)
    }
}

impl<S, V> Argument<V, S> for Expr<S, V> {
    fn into_argument(self) -> Fragment {
        self.fragment
    }
}

impl<T: Source, F: ColumnType> Argument<F::Value, Of<T, F>> for Column<T, F> {
    fn into_argument(self) -> Fragment {
        self.into_expr().fragment
    }
}

macro_rules! conditional {
    ([$($generics:tt)*] $of:ty, $source:ty, $value:ty) => {
        impl<$($generics)*> $of {
            /// `coalesce(…)`: the other, where it is NULL. Never NULL, where one of both never is.
            pub fn coalesce<X: Operand<$value, W>, W: Way>(self, other: X) -> Expr<Both<$source, W::Source>, $value> {
                Expr::new(Fragment::call("coalesce", [self.into_expr().fragment, other.into_operand()]))
            }

            /// `nullif(…)`: NULL, where both are equal.
            pub fn nullif<X: Operand<$value, W>, W: Way>(self, other: X) -> Expr<Always<($source, W::Source)>, $value> {
                Expr::new(Fragment::call("nullif", [self.into_expr().fragment, other.into_operand()]))
            }

            /// `greatest(…)`: the greater of both; NULL only where both are.
            pub fn greatest<X: Operand<$value, W>, W: Way>(self, other: X) -> Expr<Both<$source, W::Source>, $value>
            where
                $value: Ordered,
            {
                Expr::new(Fragment::call("greatest", [self.into_expr().fragment, other.into_operand()]))
            }

            /// `least(…)`: the lesser of both; NULL only where both are.
            pub fn least<X: Operand<$value, W>, W: Way>(self, other: X) -> Expr<Both<$source, W::Source>, $value>
            where
                $value: Ordered,
            {
                Expr::new(Fragment::call("least", [self.into_expr().fragment, other.into_operand()]))
            }

            /// `::type`: the value as PostgreSQL converts it. What it cannot convert is an error of PostgreSQL.
            pub fn cast<C: ColumnType>(self) -> Expr<$source, C::Value> {
                Expr::new(self.into_expr().fragment.cast(&C::SQL_TYPE))
            }
        }
    };
}

both!(conditional);

/// `CASE`, before its first condition.
///
/// ```no_run
/// # fn main() {}
/// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/tables.rs"));
/// # async fn example(pool: PgPool) -> Result<(), Box<dyn std::error::Error>> {
/// case().when(Customer::age.lt(18), "minor").when(Customer::age.ge(18), "adult").otherwise("unknown")
/// # ; Ok(())
/// # }
/// ```
#[must_use = "a case needs a condition"]
pub fn case() -> Start {
    Start(())
}

/// `CASE` without a condition yet.
pub struct Start(());

/// `CASE WHEN … THEN …`, before its END.
#[must_use = "a case ends with `otherwise` or `end`"]
pub struct Case<S, V> {
    fragment: Fragment,
    marker: PhantomData<fn() -> (S, V)>,
}

impl Start {
    /// The value where a condition holds. It says the type of all that follow.
    pub fn when<C: IntoExpr<Value = bool>, X: Argument<V, S>, V, S>(
        self,
        condition: C,
        value: X,
    ) -> Case<With<S, C::Source>, V> {
        Case::branch(Fragment::sql("CASE"), condition.into_expr().fragment, value.into_argument())
    }
}

impl<S, V> Case<S, V> {
    fn branch(mut fragment: Fragment, condition: Fragment, value: Fragment) -> Self {
        fragment.push(" WHEN ").append(condition).push(" THEN ").append(value);
        Self { fragment, marker: PhantomData }
    }

    /// The value where this condition holds, and none before it.
    pub fn when<C: IntoExpr<Value = bool>, X: Operand<V, W>, W: Way>(
        self,
        condition: C,
        value: X,
    ) -> Case<(S, With<W::Source, C::Source>), V> {
        Case::branch(self.fragment, condition.into_expr().fragment, value.into_operand())
    }

    /// The value where no condition holds.
    pub fn otherwise<X: Operand<V, W>, W: Way>(mut self, value: X) -> Expr<(S, W::Source), V> {
        self.fragment.push(" ELSE ").append(value.into_operand()).push(" END");
        Expr::new(self.fragment.at(Level::Atom))
    }

    /// NULL where no condition holds.
    pub fn end(mut self) -> Expr<Always<S>, V> {
        self.fragment.push(" END");
        Expr::new(self.fragment.at(Level::Atom))
    }
}
