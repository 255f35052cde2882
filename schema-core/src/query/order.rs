//! The order of rows.

use core::marker::PhantomData;

use super::expr::IntoExpr;
use super::fragment::Fragment;
use super::lists::sources;
use super::scope::{From as FromTable, Inner, Within};

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

/// An order of rows of one table, by whatever column: for orders that are chosen while the program runs, and lists of them.
/// Each order becomes one by [`of_table`](Order::of_table).
///
/// ```no_run
/// # fn main() {}
/// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/tables.rs"));
/// fn sorted(by_name: bool) -> OrderOf<User> {
///     if by_name { User::name.asc().of_table() } else { User::created_at.desc().of_table() }
/// }
/// # fn example(asked: &[bool]) {
/// User::select().order_by(asked.iter().copied().map(sorted).collect::<Vec<_>>())
/// # ; }
/// ```
pub type OrderOf<T> = Order<FromTable<T>>;

impl<S> Order<S> {
    pub(super) fn new(expression: Fragment, direction: &'static str) -> Self {
        let mut fragment = expression.clone();
        fragment.push(direction);
        let descending = direction == DESCENDING;
        Self { fragment, expression, descending, nulls_first: descending, marker: PhantomData }
    }

    /// The same, as the type that all orders of this table's rows have.
    #[must_use]
    pub fn of_table<T, I>(self) -> OrderOf<T>
    where
        S: Within<(Inner<T>, ()), I>,
    {
        let Self { fragment, expression, descending, nulls_first, marker: _ } = self;
        Order { fragment, expression, descending, nulls_first, marker: PhantomData }
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

/// What rows can be ordered by: `User::name.asc()`, a column, a tuple or a `Vec` of them; one that is `None` orders nothing.
#[diagnostic::on_unimplemented(
    message = "rows cannot be ordered by a `{Self}`",
    label = "no order",
    note = "help: give a column, an expression, `….desc()`, a tuple or a `Vec` of them"
)]
pub trait IntoOrder {
    /// What it is made of.
    type Source;
    /// Adds it.
    fn into_order(self, orders: &mut Vec<Fragment>);
}

impl<S> IntoOrder for Order<S> {
    type Source = S;

    fn into_order(self, orders: &mut Vec<Fragment>) {
        orders.push(self.fragment);
    }
}

impl<E: IntoExpr> IntoOrder for E {
    type Source = E::Source;

    fn into_order(self, orders: &mut Vec<Fragment>) {
        orders.push(self.into_expr().fragment);
    }
}

impl<O: IntoOrder> IntoOrder for Option<O> {
    type Source = O::Source;

    fn into_order(self, orders: &mut Vec<Fragment>) {
        if let Some(order) = self {
            order.into_order(orders);
        }
    }
}

impl<O: IntoOrder> IntoOrder for Vec<O> {
    type Source = O::Source;

    fn into_order(self, orders: &mut Vec<Fragment>) {
        self.into_iter().for_each(|order| order.into_order(orders));
    }
}

macro_rules! tuples {
    ($($name:ident),+) => {
        impl<$($name: IntoOrder),+> IntoOrder for ($($name,)+) {
            type Source = sources!($($name),+);

            #[allow(non_snake_case, reason = "a name for each type")]
            fn into_order(self, orders: &mut Vec<Fragment>) {
                let ($($name,)+) = self;
                $($name.into_order(orders);)+
            }
        }
    };
}

tuples!(A);
tuples!(A, B);
tuples!(A, B, C);
tuples!(A, B, C, D);
tuples!(A, B, C, D, E);
tuples!(A, B, C, D, E, F);
