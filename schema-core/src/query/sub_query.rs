//! Sub-queries as operands: `IN (SELECT …)`, EXISTS, a value, ANY and ALL.

use core::marker::PhantomData;

use super::expr::way::Way;
use super::expr::{Expr, IntoExpr, Operand};
use super::fragment::{Fragment, Level};
use super::grouping::OneGrain;
use super::scope::{Always, Correlated, Never, Of};
use super::select::Select;
use super::shape::{Picked, Scalar};
use super::source::Source;
use crate::declare::column_type::ColumnType;
use crate::declare::handle::Column;

/// A query that gives one column of `V`, where it is not NULL, and needs `S` of the query around it.
#[diagnostic::on_unimplemented(
    message = "a query of one column is asked for",
    label = "this is not a query of one column",
    note = "help: say which: `.columns(Order::customer_id)`"
)]
pub trait OneColumn<V, S> {
    /// As SQL, in parentheses.
    #[doc(hidden)]
    fn into_sub_query(self) -> Fragment;
}

impl<Scope: Correlated, F: ColumnType, G: OneGrain> OneColumn<F::Value, Scope::Source>
    for Select<Scope, Picked<Scalar<F>>, G>
{
    fn into_sub_query(self) -> Fragment {
        self.query.sql().parenthesized()
    }
}

/// A type that is the other: where it is not, the error says which are wanted.
#[diagnostic::on_unimplemented(
    message = "the sub-query gives values of type `{Self}`, and they are compared with a `{V}`",
    label = "gives `{Self}`, not `{V}`",
    note = "help: pick a column of type `{V}`, or cast it"
)]
pub trait Is<V> {}

impl<V> Is<V> for V {}

/// The query has a row.
///
/// ```no_run
/// # fn main() {}
/// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/tables.rs"));
/// # async fn example(pool: PgPool) -> Result<(), Box<dyn std::error::Error>> {
/// let orders = Order::select().correlated_to::<Customer>().filter(Order::customer_id.eq(Customer::id));
/// Customer::select().filter(exists(orders))
/// # ; Ok(())
/// # }
/// ```
pub fn exists<Scope: Correlated, S, G: OneGrain>(query: Select<Scope, S, G>) -> Expr<Never<Scope::Source>, bool> {
    let mut exists = Fragment::sql("EXISTS ");
    exists.append(query.query.sql().parenthesized());
    Expr::new(exists.at(Level::Atom))
}

/// The query has no row.
pub fn not_exists<Scope: Correlated, S, G: OneGrain>(query: Select<Scope, S, G>) -> Expr<Never<Scope::Source>, bool> {
    !exists(query)
}

/// The one value that the query gives; NULL if it gives none.
pub fn scalar<Q: OneColumn<V, S>, V, S>(query: Q) -> Expr<Always<S>, V> {
    Expr::new(query.into_sub_query())
}

/// An operand that stands for each value of a query.
#[must_use = "it compares nothing until it is given to an operator"]
pub struct Each<V, S> {
    query: Fragment,
    word: &'static str,
    marker: PhantomData<fn() -> (V, S)>,
}

/// Each of a query's values: the comparison holds if it does for one. `Product::price.lt(any(query))`
pub fn any<Q: OneColumn<V, S>, V, S>(query: Q) -> Each<V, S> {
    Each { query: query.into_sub_query(), word: "ANY ", marker: PhantomData }
}

/// Each of a query's values: the comparison holds if it does for all. `Product::price.ge(all(query))`
pub fn all<Q: OneColumn<V, S>, V, S>(query: Q) -> Each<V, S> {
    Each { query: query.into_sub_query(), word: "ALL ", marker: PhantomData }
}

/// By which way an operand comes: as what a query gives.
pub struct ByQuery<S>(PhantomData<S>);

impl<S> Way for ByQuery<S> {
    type Source = Always<S>;
}

impl<Given: Is<V>, S, V> Operand<V, ByQuery<S>> for Each<Given, S> {
    fn into_operand(self) -> Fragment {
        let mut each = Fragment::sql(self.word);
        each.append(self.query);
        each
    }
}

impl<Scope: Correlated, F: ColumnType<Value: Is<V>>, V, G: OneGrain> Operand<V, ByQuery<Scope::Source>>
    for Select<Scope, Picked<Scalar<F>>, G>
{
    fn into_operand(self) -> Fragment {
        self.into_sub_query()
    }
}

macro_rules! in_query {
    ($([$($generics:tt)*] $of:ty, $source:ty, $value:ty;)*) => {$(
        impl<$($generics)*> $of {
            /// One of the values that a query gives.
            ///
            /// ```no_run
            /// # fn main() {}
            /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/tables.rs"));
            /// # async fn example(pool: PgPool) -> Result<(), Box<dyn std::error::Error>> {
            /// Customer::id.in_query(Order::select().columns(Order::customer_id))
            /// # ; Ok(())
            /// # }
            /// ```
            pub fn in_query<Q: OneColumn<Given, Outer>, Given: Is<$value>, Outer>(
                self,
                query: Q,
            ) -> Expr<($source, Always<Outer>), bool> {
                Expr::new(self.into_expr().fragment.binary("IN", query.into_sub_query(), Level::Comparison))
            }

            /// None of the values that a query gives. If it gives a NULL, this is NULL or false: nothing is certain then.
            pub fn not_in_query<Q: OneColumn<Given, Outer>, Given: Is<$value>, Outer>(
                self,
                query: Q,
            ) -> Expr<($source, Always<Outer>), bool> {
                Expr::new(self.into_expr().fragment.binary("NOT IN", query.into_sub_query(), Level::Comparison))
            }
        }
    )*};
}

in_query! {
    [S, V] Expr<S, V>, S, V;
    [T: Source, F: ColumnType] Column<T, F>, Of<T, F>, F::Value;
}
