//! Expressions: what can be asked for, compared and ordered by.

use core::marker::PhantomData;

use sqlx::encode::Encode;
use sqlx::postgres::Postgres;
use sqlx::types::Type;

use super::bound::Bound;
use super::fragment::{Fragment, Level};
use super::scope::{From as FromTable, Of, Values, Within};
use super::source::Source;
use crate::declare::column_type::ColumnType;
use crate::declare::fixed::{Computed, Fixed};
use crate::declare::handle::Column;
use crate::row::IntoValue;
use crate::row::value::Brings;

/// An expression whose value is a `V`, or NULL where what it is made of can be: the columns `S`.
#[must_use = "an expression does nothing until it is given to a query"]
pub struct Expr<S, V> {
    pub(super) fragment: Fragment,
    marker: PhantomData<fn() -> (S, V)>,
}

/// A condition on columns of one table, whatever they are: for functions that give conditions, and lists of them. Each
/// condition becomes one by [`of_table`](Expr::of_table).
///
/// ```no_run
/// # fn main() {}
/// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/tables.rs"));
/// fn live() -> Condition<User> {
///     User::deleted_at.is_null().of_table()
/// }
/// ```
pub type Condition<T> = Expr<FromTable<T>, bool>;

impl<S, V> Clone for Expr<S, V> {
    fn clone(&self) -> Self {
        Self::new(self.fragment.clone())
    }
}

impl<S, V> core::fmt::Debug for Expr<S, V> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        self.fragment.fmt(f)
    }
}

impl<S, V> Expr<S, V> {
    pub(super) fn new(fragment: Fragment) -> Self {
        Self { fragment, marker: PhantomData }
    }

    /// The text, with `$1`, `$2` … where values are bound.
    #[must_use]
    pub fn to_sql(&self) -> String {
        self.fragment.to_sql()
    }

    /// The same, as the type that all expressions with such values of this table have.
    ///
    /// ```no_run
    /// # fn main() {}
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/tables.rs"));
    /// fn active() -> Condition<User> {
    ///     User::status.eq(Status::Active).and(User::deleted_at.is_null()).of_table()
    /// }
    /// ```
    pub fn of_table<T, I>(self) -> Expr<FromTable<T>, V>
    where
        S: Within<(super::scope::Inner<T>, ()), I>,
    {
        Expr::new(self.fragment)
    }
}

impl<S> Expr<S, bool> {
    /// Both hold.
    pub fn and<C: IntoCondition>(self, other: C) -> Expr<(S, C::Source), bool> {
        Expr::new(match other.into_condition() {
            Some(other) => self.fragment.binary("AND", other, Level::And),
            None => self.fragment,
        })
    }

    /// One of both holds; one that is `None` leaves the other as it is.
    pub fn or<C: IntoCondition>(self, other: C) -> Expr<(S, C::Source), bool> {
        Expr::new(match other.into_condition() {
            Some(other) => self.fragment.binary("OR", other, Level::Or),
            None => self.fragment,
        })
    }
}

impl<S> core::ops::Not for Expr<S, bool> {
    type Output = Self;

    fn not(self) -> Self {
        Self::new(self.fragment.negated())
    }
}

/// What an expression can be made from: a column, an expression.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is neither a column nor an expression",
    label = "no expression",
    note = "help: a value becomes one by `value(…)`"
)]
pub trait IntoExpr {
    /// What it is made of.
    type Source;
    /// Its value, where it is not NULL.
    type Value;
    /// As an expression.
    fn into_expr(self) -> Expr<Self::Source, Self::Value>;
}

impl<S, V> IntoExpr for Expr<S, V> {
    type Source = S;
    type Value = V;

    fn into_expr(self) -> Self {
        self
    }
}

impl<T: Source, F: ColumnType> IntoExpr for Column<T, F> {
    type Source = Of<T, F>;
    type Value = F::Value;

    fn into_expr(self) -> Expr<Of<T, F>, F::Value> {
        Expr::new(Fragment::column_of(T::ALIAS, self))
    }
}

impl<T: Source, F: ColumnType> Column<T, F> {
    /// The column in another place that has the same table: one that `alias!` named.
    pub fn of<A: Source<Table = T>>(self, _alias: A) -> Expr<Of<A, F>, F::Value> {
        Expr::new(Fragment::column_of(A::ALIAS, self))
    }
}

/// A value that PostgreSQL takes as a parameter.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be sent to PostgreSQL",
    label = "sqlx does not know this type",
    note = "help: implement sqlx's `Type` and `Encode` for it, as `#[derive(sqlx::Type)]` does"
)]
pub trait Parameter: Bound + 'static {}

impl<T: for<'q> Encode<'q, Postgres> + Type<Postgres> + Send + Sync + 'static> Parameter for T {}

/// The ways by which an operand comes.
pub mod way {
    use core::marker::PhantomData;

    /// As a value, which is bound.
    pub struct Value<W>(PhantomData<W>);

    /// As a column or an expression, made of `S`.
    pub struct Expression<S>(PhantomData<S>);

    /// What an operand that comes this way is made of: it does not depend on the operand, so that a wrong one is one error.
    pub trait Way {
        /// The answer.
        type Source;
    }

    impl<W> Way for Value<W> {
        type Source = super::Values;
    }

    impl<S> Way for Expression<S> {
        type Source = S;
    }

    /// As a part of the same type.
    pub struct Part<W>(PhantomData<W>);

    impl<W: Way> Way for Part<W> {
        type Source = W::Source;
    }

    /// As one of many.
    pub struct One<W>(PhantomData<W>);

    impl<W: Way> Way for One<W> {
        type Source = W::Source;
    }

    /// As what makes an `O` of both.
    pub struct Gives<O, W>(PhantomData<(O, W)>);

    impl<O, W: Way> Way for Gives<O, W> {
        type Source = W::Source;
    }

    /// What is made of both.
    pub trait Makes: Way {
        /// The answer.
        type Output;
    }

    impl<O, W: Way> Makes for Gives<O, W> {
        type Output = O;
    }
}

/// What can be compared with a value of type `V`: a value of this type, a column or an expression that has it.
#[diagnostic::on_unimplemented(
    message = "a value of type `{V}` is asked for, and a `{Self}` is given",
    label = "this is a `{Self}`, not a `{V}`",
    note = "help: give a `{V}`, or a column or an expression with such values; NULL is asked for by `is_null()`"
)]
pub trait Operand<V, W> {
    /// As SQL.
    fn into_operand(self) -> Fragment;
}

#[diagnostic::do_not_recommend]
impl<V: Parameter, X: IntoValue<V, W>, W: Brings> Operand<V, way::Value<W>> for X {
    fn into_operand(self) -> Fragment {
        match self.into_value() {
            crate::row::Value::Set(value) => Fragment::bind(value),
            // `Brings` leaves DEFAULT out.
            crate::row::Value::Unset | crate::row::Value::Default => Fragment::sql("NULL"),
        }
    }
}

impl<S, V> Operand<V, way::Expression<S>> for Expr<S, V> {
    fn into_operand(self) -> Fragment {
        self.fragment
    }
}

impl<T: Source, F: ColumnType> Operand<F::Value, way::Expression<Of<T, F>>> for Column<T, F> {
    fn into_operand(self) -> Fragment {
        self.into_expr().fragment
    }
}

/// What a query can be filtered by: a condition, a column of booleans, or an `Option` of one, which filters nothing if
/// it is `None`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a condition",
    label = "not a condition",
    note = "help: compare it with something: `.eq(…)`, `.is_null()`; what `on` gives goes into a join, and a relation is asked by `.any(…)` or `.exist()`"
)]
pub trait IntoCondition {
    /// What it is made of.
    type Source;
    /// As SQL.
    fn into_condition(self) -> Option<Fragment>;
}

impl<S> IntoCondition for Expr<S, bool> {
    type Source = S;

    fn into_condition(self) -> Option<Fragment> {
        Some(self.fragment)
    }
}

impl<T: Source> IntoCondition for Column<T, bool> {
    type Source = Of<T, bool>;

    fn into_condition(self) -> Option<Fragment> {
        Some(self.into_expr().fragment)
    }
}

impl<T: Source> IntoCondition for Column<T, Option<bool>> {
    type Source = Of<T, Option<bool>>;

    fn into_condition(self) -> Option<Fragment> {
        Some(self.into_expr().fragment)
    }
}

macro_rules! fixed {
    ($($type:ty),*) => {$(
        impl<T: Source> IntoCondition for Column<T, $type> {
            type Source = Of<T, $type>;

            fn into_condition(self) -> Option<Fragment> {
                Some(self.into_expr().fragment)
            }
        }
    )*};
}

fixed!(Fixed<bool>, Computed<bool>, Fixed<Option<bool>>, Computed<Option<bool>>);

impl<C: IntoCondition> IntoCondition for Option<C> {
    type Source = C::Source;

    fn into_condition(self) -> Option<Fragment> {
        self.and_then(C::into_condition)
    }
}

/// A value as an expression: for `case`, for columns of a select, and wherever nothing else says its type.
pub fn value<V: Parameter + ColumnType<Value = V>>(value: V) -> Expr<Values, V> {
    Expr::new(Fragment::bind(value).cast(&V::SQL_TYPE))
}
