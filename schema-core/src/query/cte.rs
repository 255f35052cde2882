//! Rows with a name of the query's own: common table expressions and sub-queries in FROM.

use super::combine::same_rows;
use super::fragment::{Fragment, Level};
use super::scope::{Closed, Correlated, Inner, Rows};
use super::select::{Select, select};
use super::shape::{Picked, Scalar, Shape, Whole};
use super::source::{ReadRow, Source};
use super::statement::Query;
use super::with_clause::Cte;

/// Rows that a query names: `cte!` makes them.
pub trait Named: Source<Table = Self> + ReadRow {
    /// The types of the columns.
    type Columns;
}

/// Declares rows that a query names, with their columns. What fills them is checked against the types while compiling.
///
/// ```no_run
/// # fn main() {}
/// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/tables.rs"));
/// # async fn example(pool: PgPool) -> Result<(), Box<dyn std::error::Error>> {
/// cte!(pub Spent { customer_id: i64, orders: i64 });
///
/// let spent = Spent::cte(
///     Order::select().group_by(Order::customer_id).columns((Order::customer_id, Order::id.count())),
/// );
/// let rows: Vec<(Customer, Spent)> =
///     Customer::select().inner_join(spent.on(Spent::customer_id.eq(Customer::id))).all(&pool).await?;
/// # Ok(())
/// # }
/// ```
///
/// - `Spent::cte(query)` reads from `WITH "Spent" AS (query)`, `cte_materialized` and `cte_not_materialized` from
///   `AS [NOT] MATERIALIZED`. The definition goes wherever the rows go; one that is used twice stands once.
/// - `Spent::written(write)` reads what an insert, update or delete gives back.
/// - `Spent::recursive(base, |rows| step)` is `base UNION ALL step`, where the step reads the rows that came before;
///   `recursive_distinct` leaves out rows that came already.
/// - `Spent::derived(query)` reads from `(query) AS "Spent"`: with a query that is
///   [correlated](crate::query::Select::correlated_to), for lateral joins.
#[macro_export]
macro_rules! cte {
    ($(#[$attribute:meta])* $vis:vis $name:ident {
        $($(#[$of_field:meta])* $field:ident: $type:ty),+ $(,)?
    }) => {
        $(#[$attribute])*
        $vis struct $name {
            $($(#[$of_field])* $vis $field: $type,)+
        }

        #[allow(dead_code, non_upper_case_globals, missing_docs, reason = "columns have the names of fields")]
        impl $name {
            $($vis const $field: $crate::Column<Self, $type> = $crate::Column::new(
                <Self as $crate::query::Source>::FROM,
                $crate::query::field_name(stringify!($field)),
            );)+

            /// Reads from a common table expression.
            $vis fn cte<Scope: $crate::query::scope::Closed, S: $crate::query::Gives<<Self as $crate::query::Named>::Columns>, G: $crate::query::grouping::OneGrain>(
                query: $crate::query::Select<Scope, S, G>,
            ) -> $crate::query::Select<$crate::query::Rows<Self>, $crate::query::Whole<Self>> {
                $crate::query::cte(query, "AS")
            }

            /// Reads from a common table expression that is evaluated once, by itself.
            $vis fn cte_materialized<Scope: $crate::query::scope::Closed, S: $crate::query::Gives<<Self as $crate::query::Named>::Columns>, G: $crate::query::grouping::OneGrain>(
                query: $crate::query::Select<Scope, S, G>,
            ) -> $crate::query::Select<$crate::query::Rows<Self>, $crate::query::Whole<Self>> {
                $crate::query::cte(query, "AS MATERIALIZED")
            }

            /// Reads from a common table expression that becomes part of each query that uses it.
            $vis fn cte_not_materialized<Scope: $crate::query::scope::Closed, S: $crate::query::Gives<<Self as $crate::query::Named>::Columns>, G: $crate::query::grouping::OneGrain>(
                query: $crate::query::Select<Scope, S, G>,
            ) -> $crate::query::Select<$crate::query::Rows<Self>, $crate::query::Whole<Self>> {
                $crate::query::cte(query, "AS NOT MATERIALIZED")
            }

            /// Reads what a statement writes and gives back: `WITH "Spent" AS (DELETE … RETURNING …)`.
            ///
            /// # Errors
            /// If a value that it writes breaks a rule of the schema.
            $vis fn written<W: $crate::query::Writes<Shape: $crate::query::Gives<<Self as $crate::query::Named>::Columns>>>(
                write: W,
            ) -> ::core::result::Result<
                $crate::query::Select<$crate::query::Rows<Self>, $crate::query::Whole<Self>>,
                $crate::row::Error,
            > {
                $crate::query::written(write)
            }

            /// Reads from a recursive common table expression: all rows of the base, and those that the step makes of them.
            $vis fn recursive<
                Scope: $crate::query::scope::Closed,
                S: $crate::query::Gives<<Self as $crate::query::Named>::Columns>,
                G: $crate::query::grouping::OneGrain,
                StepScope: $crate::query::scope::Closed,
                StepShape: $crate::query::Gives<<Self as $crate::query::Named>::Columns>,
                StepG: $crate::query::grouping::OneGrain,
            >(
                base: $crate::query::Select<Scope, S, G>,
                step: impl FnOnce(
                    $crate::query::Select<$crate::query::Rows<Self>, $crate::query::Whole<Self>>,
                ) -> $crate::query::Select<StepScope, StepShape, StepG>,
            ) -> $crate::query::Select<$crate::query::Rows<Self>, $crate::query::Whole<Self>> {
                $crate::query::recursive(base, step, "UNION ALL")
            }

            /// The same without rows that came already.
            $vis fn recursive_distinct<
                Scope: $crate::query::scope::Closed,
                S: $crate::query::Gives<<Self as $crate::query::Named>::Columns>,
                G: $crate::query::grouping::OneGrain,
                StepScope: $crate::query::scope::Closed,
                StepShape: $crate::query::Gives<<Self as $crate::query::Named>::Columns>,
                StepG: $crate::query::grouping::OneGrain,
            >(
                base: $crate::query::Select<Scope, S, G>,
                step: impl FnOnce(
                    $crate::query::Select<$crate::query::Rows<Self>, $crate::query::Whole<Self>>,
                ) -> $crate::query::Select<StepScope, StepShape, StepG>,
            ) -> $crate::query::Select<$crate::query::Rows<Self>, $crate::query::Whole<Self>> {
                $crate::query::recursive(base, step, "UNION")
            }

            /// Reads from a sub-query.
            $vis fn derived<Scope: $crate::query::scope::Correlated, S: $crate::query::Gives<<Self as $crate::query::Named>::Columns>, G: $crate::query::grouping::OneGrain>(
                query: $crate::query::Select<Scope, S, G>,
            ) -> $crate::query::Select<($crate::query::scope::Inner<Self>, Scope::Outsides), $crate::query::Whole<Self>> {
                $crate::query::derived(query)
            }
        }

        impl $crate::query::Source for $name {
            type Table = Self;
            const ALIAS: &'static str = stringify!($name);
            const FROM: $crate::TableName = $crate::TableName { schema: "public", name: stringify!($name) };
            type Id = $crate::__name_id!(stringify!($name));
        }

        impl $crate::query::Named for $name {
            type Columns = ($($type,)+);
        }

        impl $crate::query::ReadRow for $name {
            const COLUMNS: &'static [&'static str] = &[$($crate::query::field_name(stringify!($field))),+];
            const REQUIRED: ::core::option::Option<usize> =
                $crate::query::first_required(&[$(<$type as $crate::ColumnType>::NULLABLE),+]);

            fn read(
                row: &$crate::__private::sqlx::postgres::PgRow,
                from: ::core::option::Option<usize>,
            ) -> ::core::result::Result<Self, $crate::__private::sqlx::Error> {
                let mut places = $crate::query::places(Self::COLUMNS, from);
                ::core::result::Result::Ok(Self {
                    $($field: $crate::__private::sqlx::Row::try_get(row, places())?,)+
                })
            }
        }
    };
}

/// A field's name as the column's: `r#type` is `type`.
#[doc(hidden)]
#[must_use]
pub const fn field_name(name: &'static str) -> &'static str {
    match name.as_bytes() {
        [b'r', b'#', ..] => name.split_at(2).1,
        _ => name,
    }
}

/// The first column that cannot be NULL.
#[doc(hidden)]
#[must_use]
pub const fn first_required(nullable: &[bool]) -> Option<usize> {
    let mut at = 0;
    while at < nullable.len() {
        if !nullable[at] {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// The places of columns, one after the other.
#[doc(hidden)]
pub fn places(columns: &'static [&'static str], from: Option<usize>) -> impl FnMut() -> crate::query::bind::Place {
    let mut at = 0;
    move || {
        at += 1;
        crate::query::bind::Place::new(columns.get(at - 1).copied().unwrap_or_default(), from, at - 1)
    }
}

/// A value that a column takes: one of its type, and one that is never NULL where the column may be.
#[diagnostic::on_unimplemented(
    message = "a column of type `{F}` is filled with a `{Self}`",
    label = "the query gives `{Self}` where `{F}` is declared",
    note = "help: change the type in `cte!`, or what the query picks"
)]
pub trait Fits<F> {}

impl<F> Fits<F> for F {}

impl<V> Fits<Option<V>> for V {}

/// A query's columns that fit those of a row.
#[diagnostic::on_unimplemented(
    message = "the query does not give the columns `{Columns}`",
    label = "another number of columns, or none that were picked",
    note = "help: pick one for each that `cte!` declares: `.columns((Order::id, Order::note))`"
)]
pub trait Gives<Columns>: Shape {}

impl<V, F> Gives<(F,)> for Picked<Scalar<V>>
where
    Scalar<V>: Shape,
    V: Fits<F>,
{
}

#[diagnostic::do_not_recommend]
impl<T: Named, Columns> Gives<Columns> for Whole<T>
where
    Self: Shape,
    T::Columns: Fits<Columns>,
{
}

macro_rules! gives {
    ($($value:ident $field:ident),+) => {
        impl<$($value, $field),+> Gives<($($field,)+)> for Picked<($(Scalar<$value>,)+)>
        where
            ($(Scalar<$value>,)+): Shape,
            $($value: Fits<$field>,)+
        {
        }
    };
}

macro_rules! every_tuple {
    ($value:ident $field:ident) => { gives!($value $field); };
    ($value:ident $field:ident, $($rest:tt)+) => {
        gives!($value $field, $($rest)+);
        every_tuple!($($rest)+);
    };
}

every_tuple!(A FA, B FB, C FC, D FD, E FE, F FF, G FG, H FH, J FJ, K FK, L FL, M FM, N FN, O FO, P FP, Q FQ);

/// Reads from what is before the statement: [`cte!`](crate::cte).
#[doc(hidden)]
pub fn cte<T: Named, Scope: Closed, S: Gives<T::Columns>, G>(
    query: Select<Scope, S, G>,
    how: &'static str,
) -> Select<Rows<T>, Whole<T>> {
    named(how, false, query.query.sql())
}

/// Reads from what comes of itself: [`cte!`](crate::cte).
#[doc(hidden)]
pub fn recursive<T, Scope, S, G, StepScope, StepShape, StepG>(
    base: Select<Scope, S, G>,
    step: impl FnOnce(Select<Rows<T>, Whole<T>>) -> Select<StepScope, StepShape, StepG>,
    set: &'static str,
) -> Select<Rows<T>, Whole<T>>
where
    T: Named,
    Scope: Closed,
    S: Gives<T::Columns>,
    StepScope: Closed,
    StepShape: Gives<T::Columns>,
{
    let step = step(select::<T>());
    named("AS", true, same_rows(base.query, set, step.query))
}

pub(super) fn named<T: Named>(how: &'static str, recursive: bool, query: Fragment) -> Select<Rows<T>, Whole<T>> {
    let mut select = select::<T>();
    let with = Fragment::with(Cte { name: T::ALIAS, columns: T::COLUMNS, how, recursive, query });
    select.query.from.append(with);
    select
}

/// Reads from a sub-query: [`cte!`](crate::cte).
#[doc(hidden)]
pub fn derived<T: Named, Scope: Correlated, S: Gives<T::Columns>, G>(
    query: Select<Scope, S, G>,
) -> Select<(Inner<T>, Scope::Outsides), Whole<T>> {
    let columns = T::COLUMNS.iter().map(|name| Fragment::name(*name));
    let mut from = query.query.sql().parenthesized().followed(" AS ", Level::Atom);
    from.append(Fragment::name(T::ALIAS)).push("(").list(columns, ", ").push(")");
    let Select { query, .. } = select::<T>();
    Select::new(Query { from, derived: true, ..query })
}
