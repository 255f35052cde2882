//! The order of rows.

use core::marker::PhantomData;

use super::expr::IntoExpr;
use super::fragment::Fragment;
use super::scope::Within;

/// An expression to order by, with its direction.
#[derive(Clone, Debug)]
pub struct Order<S> {
    pub(super) fragment: Fragment,
    /// Without its direction.
    pub(super) expression: Fragment,
    pub(super) descending: bool,
    pub(super) nulls_first: bool,
    marker: PhantomData<fn() -> S>,
}

/// From the least to the greatest.
pub(super) const ASCENDING: &str = " ASC";

/// From the greatest to the least, NULL before all.
pub(super) const DESCENDING: &str = " DESC";

impl<S> Order<S> {
    pub(super) fn new(expression: Fragment, direction: &'static str) -> Self {
        let mut fragment = expression.clone();
        fragment.push(direction);
        let descending = direction == DESCENDING;
        Self { fragment, expression, descending, nulls_first: descending, marker: PhantomData }
    }

    /// Rows where it is NULL first.
    #[must_use]
    pub fn nulls_first(mut self) -> Self {
        self.fragment.push(" NULLS FIRST");
        self.nulls_first = true;
        self
    }

    /// Rows where it is NULL last.
    #[must_use]
    pub fn nulls_last(mut self) -> Self {
        self.fragment.push(" NULLS LAST");
        self.nulls_first = false;
        self
    }
}

/// What rows of a query with the tables of `Scope` can be ordered by: `User::name.asc()`, a column, or a tuple.
#[diagnostic::on_unimplemented(
    message = "rows cannot be ordered by a `{Self}`",
    label = "no order",
    note = "help: give a column, an expression, `….desc()`, or a tuple of them"
)]
pub trait IntoOrder<Scope, I> {
    /// Adds it.
    fn into_order(self, orders: &mut Vec<Fragment>);
}

impl<Scope, S: Within<Scope, I>, I> IntoOrder<Scope, I> for Order<S> {
    fn into_order(self, orders: &mut Vec<Fragment>) {
        orders.push(self.fragment);
    }
}

/// By which way an order comes: as an expression without a direction.
pub struct Ascending<I>(PhantomData<I>);

impl<Scope, E: IntoExpr<Source: Within<Scope, I>>, I> IntoOrder<Scope, Ascending<I>> for E {
    fn into_order(self, orders: &mut Vec<Fragment>) {
        orders.push(self.into_expr().fragment);
    }
}

/// By which way an order comes: it may not be there.
pub struct Perhaps<I>(PhantomData<I>);

impl<Scope, O: IntoOrder<Scope, I>, I> IntoOrder<Scope, Perhaps<I>> for Option<O> {
    fn into_order(self, orders: &mut Vec<Fragment>) {
        if let Some(order) = self {
            order.into_order(orders);
        }
    }
}

macro_rules! tuples {
    ($($name:ident $index:ident),+) => {
        impl<Scope, $($name: IntoOrder<Scope, $index>, $index),+> IntoOrder<Scope, ($($index,)+)> for ($($name,)+) {
            #[allow(non_snake_case, reason = "a name for each type")]
            fn into_order(self, orders: &mut Vec<Fragment>) {
                let ($($name,)+) = self;
                $($name.into_order(orders);)+
            }
        }
    };
}

tuples!(A IA);
tuples!(A IA, B IB);
tuples!(A IA, B IB, C IC);
tuples!(A IA, B IB, C IC, D ID);
tuples!(A IA, B IB, C IC, D ID, E IE);
tuples!(A IA, B IB, C IC, D ID, E IE, F IF);
