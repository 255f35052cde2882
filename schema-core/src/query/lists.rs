//! Tuples of expressions and of orders, where no query says yet which tables there are.

use super::expr::IntoExpr;
use super::fragment::Fragment;
use super::order::Order;

/// A column, an expression, or a tuple of them.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no list of expressions",
    label = "neither a column, nor an expression, nor a tuple of them"
)]
pub trait Exprs {
    /// What they are made of.
    type Source;
    /// Adds them.
    fn into_exprs(self, expressions: &mut Vec<Fragment>);
}

impl<E: IntoExpr> Exprs for E {
    type Source = E::Source;

    fn into_exprs(self, expressions: &mut Vec<Fragment>) {
        expressions.push(self.into_expr().fragment);
    }
}

/// What can be ordered by: a column, an expression, one with its direction, or a tuple of them.
#[diagnostic::on_unimplemented(
    message = "rows cannot be ordered by a `{Self}`",
    label = "no order",
    note = "help: give a column, an expression, `….desc()`, or a tuple of them"
)]
pub trait Orders {
    /// What they are made of.
    type Source;
    /// Adds them.
    fn into_orders(self, orders: &mut Vec<Fragment>);
}

impl<S> Orders for Order<S> {
    type Source = S;

    fn into_orders(self, orders: &mut Vec<Fragment>) {
        orders.push(self.fragment);
    }
}

impl<E: IntoExpr> Orders for E {
    type Source = E::Source;

    fn into_orders(self, orders: &mut Vec<Fragment>) {
        orders.push(self.into_expr().fragment);
    }
}

/// What a tuple is made of. Nobody asks whether it is NULL, so that a wrong one in it is one error.
macro_rules! sources {
    ($name:ident) => { $name::Source };
    ($name:ident, $($rest:ident),+) => { $crate::query::nulls::With<$name::Source, sources!($($rest),+)> };
}

pub(super) use sources;

macro_rules! tuples {
    ($($name:ident),+) => {
        impl<$($name: Exprs),+> Exprs for ($($name,)+) {
            type Source = sources!($($name),+);

            #[allow(non_snake_case, reason = "a name for each type")]
            fn into_exprs(self, expressions: &mut Vec<Fragment>) {
                let ($($name,)+) = self;
                $($name.into_exprs(expressions);)+
            }
        }

        impl<$($name: Orders),+> Orders for ($($name,)+) {
            type Source = sources!($($name),+);

            #[allow(non_snake_case, reason = "a name for each type")]
            fn into_orders(self, orders: &mut Vec<Fragment>) {
                let ($($name,)+) = self;
                $($name.into_orders(orders);)+
            }
        }
    };
}

tuples!(A, B);
tuples!(A, B, C);
tuples!(A, B, C, D);
