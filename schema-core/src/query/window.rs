//! Window functions: what a row is among others, `… OVER (PARTITION BY … ORDER BY …)`.

use core::marker::PhantomData;

use super::bound::Bound;
use super::expr::way::Way;
use super::expr::{Expr, IntoExpr, Operand};
use super::fragment::{Fragment, Level};
use super::lists::{Exprs, Orders};
use super::nulls::{Aggregate, Windowed, With};
use super::operators::both;
use super::scope::{Always, Never, Of, Values};
use super::selection::Selection;
use super::shape::Shape;
use super::source::Source;
use crate::declare::column_type::ColumnType;
use crate::declare::handle::Column;

/// The rows that a window function looks at.
#[derive(Clone, Debug)]
#[must_use = "a window does nothing until it is given to `over`"]
pub struct Window<S> {
    partition_by: Vec<Fragment>,
    order_by: Vec<Fragment>,
    frame: Option<Fragment>,
    marker: PhantomData<fn() -> S>,
}

/// All rows: `OVER ()`.
///
/// ```no_run
/// # fn main() {}
/// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/tables.rs"));
/// # async fn example(pool: PgPool) -> Result<(), Box<dyn std::error::Error>> {
/// row_number().over(window().partition_by(Order::customer_id).order_by(Order::ordered_on.desc()))
/// # ; Ok(())
/// # }
/// ```
pub fn window() -> Window<Never<Values>> {
    Window { partition_by: Vec::new(), order_by: Vec::new(), frame: None, marker: PhantomData }
}

/// Where a frame begins or ends: so many rows or groups from the current row, or as far from it in the order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FrameBound<D = u32> {
    /// With the first row.
    UnboundedPreceding,
    /// So far before the current one.
    Preceding(D),
    /// With the current row.
    CurrentRow,
    /// So far after the current one.
    Following(D),
    /// With the last row.
    UnboundedFollowing,
}

impl<D> FrameBound<D> {
    fn sql(self, distance: impl FnOnce(D) -> Fragment) -> Fragment {
        match self {
            Self::UnboundedPreceding => Fragment::sql("UNBOUNDED PRECEDING"),
            Self::Preceding(by) => distance(by).followed(" PRECEDING", Level::Atom),
            Self::CurrentRow => Fragment::sql("CURRENT ROW"),
            Self::Following(by) => distance(by).followed(" FOLLOWING", Level::Atom),
            Self::UnboundedFollowing => Fragment::sql("UNBOUNDED FOLLOWING"),
        }
    }
}

fn number(count: u32) -> Fragment {
    Fragment::bind(i64::from(count))
}

impl<S> Window<S> {
    /// Rows with the same values of these look at each other, and at no others.
    pub fn partition_by<E: Exprs>(mut self, same: E) -> Window<With<S, E::Source>> {
        same.into_exprs(&mut self.partition_by);
        self.retyped()
    }

    /// The order of the rows, which also ends the frame at the current one, unless it is given.
    pub fn order_by<O: Orders>(mut self, order: O) -> Window<With<S, O::Source>> {
        order.into_orders(&mut self.order_by);
        self.retyped()
    }

    /// `ROWS BETWEEN … AND …`: the frame, in rows. It can have no rows, and then `first_value` is NULL.
    pub fn rows_between(self, from: FrameBound, to: FrameBound) -> Window<Always<S>> {
        self.framed("ROWS BETWEEN ", from.sql(number), to.sql(number))
    }

    /// `GROUPS BETWEEN … AND …`: the frame, in groups of rows that are equal in the order.
    pub fn groups_between(self, from: FrameBound, to: FrameBound) -> Window<Always<S>> {
        self.framed("GROUPS BETWEEN ", from.sql(number), to.sql(number))
    }

    /// `RANGE BETWEEN … AND …`: the frame, by how far the one value is that the window is in the order of: a number, or an
    /// interval of a time. Without a distance, `FrameBound::<i32>::CurrentRow` says which.
    ///
    /// ```no_run
    /// # fn main() {}
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/tables.rs"));
    /// # async fn example(pool: PgPool) -> Result<(), Box<dyn std::error::Error>> {
    /// use schema_core::query::FrameBound::{CurrentRow, Preceding};
    /// let week = window().order_by(User::created_at).range_between(Preceding(interval::days(7)), CurrentRow);
    /// User::select().columns((User::created_at, count().over(week)))
    /// # ; Ok(())
    /// # }
    /// ```
    pub fn range_between<D: ColumnType + Bound + 'static>(
        self,
        from: FrameBound<D>,
        to: FrameBound<D>,
    ) -> Window<Always<S>> {
        let distance = |by| Fragment::bind(by).cast(&D::SQL_TYPE);
        self.framed("RANGE BETWEEN ", from.sql(distance), to.sql(distance))
    }

    fn framed(mut self, unit: &'static str, from: Fragment, to: Fragment) -> Window<Always<S>> {
        let mut frame = Fragment::sql(unit);
        frame.append(from).push(" AND ").append(to);
        self.frame = Some(frame);
        self.retyped()
    }

    fn retyped<R>(self) -> Window<R> {
        let Self { partition_by, order_by, frame, marker: _ } = self;
        Window { partition_by, order_by, frame, marker: PhantomData }
    }

    fn over(self, mut call: Fragment) -> Fragment {
        let partition_by = (!self.partition_by.is_empty()).then(|| {
            let mut part = Fragment::sql("PARTITION BY ");
            part.list(self.partition_by, ", ");
            part
        });
        let order_by = (!self.order_by.is_empty()).then(|| {
            let mut part = Fragment::sql("ORDER BY ");
            part.list(self.order_by, ", ");
            part
        });
        let parts = [partition_by, order_by, self.frame];
        call.push(" OVER (").list(parts.into_iter().flatten(), " ").push(")");
        call
    }
}

/// A function that needs a window.
#[derive(Clone, Debug)]
#[must_use = "a window function needs `.over(window())`"]
pub struct WindowFunction<S, V>(Fragment, PhantomData<fn() -> (S, V)>);

impl<S, V> WindowFunction<S, V> {
    fn call(name: &'static str, arguments: impl IntoIterator<Item = Fragment>) -> Self {
        Self(Fragment::call(name, arguments), PhantomData)
    }

    /// `OVER (…)`
    pub fn over<W>(self, window: Window<W>) -> Expr<Windowed<With<S, W>>, V> {
        Expr::new(window.over(self.0))
    }
}

/// What has a window; nothing that it is asked of.
#[diagnostic::on_unimplemented(
    message = "a window function has no window",
    label = "over which rows?",
    note = "help: say it: `row_number().over(window().order_by(User::id))`"
)]
pub trait HasWindow: Sized {
    /// How it would be read.
    type Shape: Shape;
}

macro_rules! without_window {
    ($($name:ident)*) => {$(
        impl<Scope, S, V> Selection<Scope, ()> for $name<S, V>
        where
            Self: HasWindow,
        {
            type Shape = <Self as HasWindow>::Shape;
            type Grain = super::grouping::NoRow;

            fn columns(self, columns: &mut Vec<Fragment>) {
                columns.push(self.0);
            }
        }
    )*};
}

without_window!(WindowFunction FrameFunction);

/// A function of the frame of a window, which can be empty.
#[derive(Clone, Debug)]
#[must_use = "a window function needs `.over(window())`"]
pub struct FrameFunction<S, V>(Fragment, PhantomData<fn() -> (S, V)>);

impl<S, V> FrameFunction<S, V> {
    /// `OVER (…)`
    pub fn over<W>(self, window: Window<W>) -> Expr<Windowed<(S, W)>, V> {
        Expr::new(window.over(self.0))
    }
}

impl<S, V> Expr<Aggregate<S>, V> {
    /// `OVER (…)`: of the window's rows, for each row.
    pub fn over<W>(self, window: Window<W>) -> Expr<Windowed<With<S, W>>, V> {
        Expr::new(window.over(self.fragment))
    }
}

macro_rules! of_rows {
    ($($(#[$doc:meta])* $name:ident $value:ty;)*) => {$(
        $(#[$doc])*
        pub fn $name() -> WindowFunction<Never<Values>, $value> {
            WindowFunction::call(stringify!($name), [])
        }
    )*};
}

of_rows! {
    /// The number of the row, from 1.
    row_number i64;
    /// The number of the first row that is equal in the order: 1, 1, 3.
    rank i64;
    /// The number of different rows up to it: 1, 1, 2.
    dense_rank i64;
    /// The rank as a part of all rows but one: from 0 to 1.
    percent_rank f64;
    /// The part of rows that are not after it: up to 1.
    cume_dist f64;
}

/// The number of the row's part, of so many that are equally large.
pub fn ntile<X: Operand<i32, W>, W: Way>(parts: X) -> WindowFunction<With<Never<Values>, W::Source>, i32> {
    WindowFunction::call("ntile", [parts.into_operand()])
}

macro_rules! window_functions {
    ([$($generics:tt)*] $of:ty, $source:ty, $value:ty) => {
        impl<$($generics)*> $of {
            /// Its value so many rows before; NULL, where there are not so many.
            pub fn lag<X: Operand<i32, W>, W: Way>(self, rows: X) -> WindowFunction<Always<($source, W::Source)>, $value> {
                WindowFunction::call("lag", [self.into_expr().fragment, rows.into_operand()])
            }

            /// Its value so many rows after; NULL, where there are not so many.
            pub fn lead<X: Operand<i32, W>, W: Way>(self, rows: X) -> WindowFunction<Always<($source, W::Source)>, $value> {
                WindowFunction::call("lead", [self.into_expr().fragment, rows.into_operand()])
            }

            /// Its value so many rows before; another, where there are not so many.
            pub fn lag_or<X: Operand<i32, W>, W: Way, D: Operand<$value, O>, O: Way>(
                self,
                rows: X,
                default: D,
            ) -> WindowFunction<($source, (W::Source, O::Source)), $value> {
                let arguments = [self.into_expr().fragment, rows.into_operand(), default.into_operand()];
                WindowFunction::call("lag", arguments)
            }

            /// Its value so many rows after; another, where there are not so many.
            pub fn lead_or<X: Operand<i32, W>, W: Way, D: Operand<$value, O>, O: Way>(
                self,
                rows: X,
                default: D,
            ) -> WindowFunction<($source, (W::Source, O::Source)), $value> {
                let arguments = [self.into_expr().fragment, rows.into_operand(), default.into_operand()];
                WindowFunction::call("lead", arguments)
            }

            /// Its value in the first row of the frame.
            pub fn first_value(self) -> FrameFunction<$source, $value> {
                FrameFunction(Fragment::call("first_value", [self.into_expr().fragment]), PhantomData)
            }

            /// Its value in the last row of the frame.
            pub fn last_value(self) -> FrameFunction<$source, $value> {
                FrameFunction(Fragment::call("last_value", [self.into_expr().fragment]), PhantomData)
            }

            /// Its value in a row of the frame, from 1; NULL, where there are not so many.
            pub fn nth_value<X: Operand<i32, W>, W: Way>(
                self,
                row: X,
            ) -> WindowFunction<Always<($source, W::Source)>, $value> {
                WindowFunction::call("nth_value", [self.into_expr().fragment, row.into_operand()])
            }
        }
    };
}

both!(window_functions);
