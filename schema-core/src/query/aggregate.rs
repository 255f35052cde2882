//! Aggregates: one value of many rows, with FILTER, ORDER BY and DISTINCT.

use super::class::{Number, Ordered, Text};
use super::expr::way::Way;
use super::expr::{Expr, IntoCondition, IntoExpr, Operand};
use super::fragment::{Fragment, Level};
use super::lists::Orders;
use super::nulls::{Aggregate, With};
use super::operators::both;
use super::parts::Parts;
use super::scope::{Always, Never, Of, Values};
use super::source::Source;
use super::statement::Query;
use crate::declare::column_type::ColumnType;
use crate::declare::handle::Column;

/// The call of an aggregate, in parts.
#[derive(Clone, Default)]
pub(super) struct Aggregation {
    name: &'static str,
    distinct: bool,
    arguments: Vec<Fragment>,
    order_by: Vec<Fragment>,
    within_group: bool,
    filter: Option<Fragment>,
}

impl Aggregation {
    pub(super) fn pieces(&self) -> impl Iterator<Item = &Fragment> {
        self.arguments.iter().chain(&self.order_by).chain(&self.filter)
    }

    pub(super) fn parts(&mut self) -> impl Iterator<Item = &mut Fragment> {
        self.arguments.iter_mut().chain(&mut self.order_by).chain(&mut self.filter)
    }

    pub(super) fn write_to<'f>(&'f self, sql: &mut impl Parts<'f>) {
        sql.sql(self.name).sql(if self.distinct { "(DISTINCT " } else { "(" }).parts(&self.arguments);
        if self.within_group {
            sql.sql(") WITHIN GROUP (ORDER BY ").parts(&self.order_by);
        } else if !self.order_by.is_empty() {
            sql.sql(" ORDER BY ").parts(&self.order_by);
        }
        sql.sql(")");
        if let Some(filter) = &self.filter {
            sql.sql(" FILTER (WHERE ").part(filter).sql(")");
        }
    }
}

fn call<S, V>(name: &'static str, arguments: impl IntoIterator<Item = Fragment>) -> Expr<Aggregate<S>, V> {
    let arguments = arguments.into_iter().collect();
    Expr::new(Fragment::aggregate(Aggregation { name, arguments, ..Aggregation::default() }))
}

impl<S, V> Expr<Aggregate<S>, V> {
    fn change(mut self, change: impl FnOnce(&mut Aggregation)) -> Fragment {
        if let Some(aggregation) = self.fragment.aggregation() {
            change(aggregation);
        }
        self.fragment
    }

    /// `FILTER (WHERE …)`: of the rows for which the condition holds, and every one that was given before.
    pub fn filter<C: IntoCondition>(self, condition: C) -> Expr<Aggregate<With<S, C::Source>>, V> {
        let condition = condition.into_condition();
        Expr::new(self.change(|aggregation| Query::and(&mut aggregation.filter, condition)))
    }

    /// `ORDER BY` within it, for `string_agg`, `array_agg` and `jsonb_agg`.
    pub fn order_by<O: Orders>(self, order: O) -> Expr<Aggregate<With<S, O::Source>>, V> {
        Expr::new(self.change(|aggregation| order.into_orders(&mut aggregation.order_by)))
    }

    /// `DISTINCT`: no value twice.
    pub fn distinct(self) -> Self {
        Self::new(self.change(|aggregation| aggregation.distinct = true))
    }
}

/// `count(*)`: the number of rows.
///
/// ```no_run
/// # fn main() {}
/// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/tables.rs"));
/// # async fn example(pool: PgPool) -> Result<(), Box<dyn std::error::Error>> {
/// Order::select().group_by(Order::status).columns((Order::status, count()))
/// # ; Ok(())
/// # }
/// ```
pub fn count() -> Expr<Aggregate<Never<Values>>, i64> {
    call("count", [Fragment::sql("*")])
}

macro_rules! aggregate {
    ([$($generics:tt)*] $of:ty, $source:ty, $value:ty) => {
        impl<$($generics)*> $of {
            /// `count(…)`: the number of rows where it is not NULL.
            pub fn count(self) -> Expr<Aggregate<Never<$source>>, i64> {
                call("count", [self.into_expr().fragment])
            }

            /// `count(DISTINCT …)`: the number of different values.
            pub fn count_distinct(self) -> Expr<Aggregate<Never<$source>>, i64> {
                self.count().distinct()
            }

            /// `sum(…)`: NULL of no rows. Of `i32` it is an `i64`, of `i64` a decimal.
            pub fn sum<N>(self) -> Expr<Aggregate<Always<$source>>, N>
            where
                $value: Number<Sum = N>,
            {
                call("sum", [self.into_expr().fragment])
            }

            /// `avg(…)`: NULL of no rows. Of integers it is a decimal.
            pub fn avg<N>(self) -> Expr<Aggregate<Always<$source>>, N>
            where
                $value: Number<Average = N>,
            {
                call("avg", [self.into_expr().fragment])
            }

            /// `min(…)`: NULL of no rows.
            pub fn min(self) -> Expr<Aggregate<Always<$source>>, $value>
            where
                $value: Ordered,
            {
                call("min", [self.into_expr().fragment])
            }

            /// `max(…)`: NULL of no rows.
            pub fn max(self) -> Expr<Aggregate<Always<$source>>, $value>
            where
                $value: Ordered,
            {
                call("max", [self.into_expr().fragment])
            }

            /// `string_agg(…, between)`: NULL of no rows.
            pub fn string_agg<X: Operand<String, W>, W: Way>(
                self,
                between: X,
            ) -> Expr<Aggregate<Always<($source, W::Source)>>, String>
            where
                $value: Text,
            {
                call("string_agg", [self.into_expr().fragment, between.into_operand()])
            }

            /// `array_agg(…)` of what is not NULL; NULL of no rows.
            pub fn array_agg(self) -> Expr<Aggregate<Always<$source>>, Vec<$value>> {
                let this = self.into_expr().fragment;
                let there = this.clone().followed(" IS NOT NULL", Level::Comparison);
                Expr::new(call::<$source, $value>("array_agg", [this]).change(|whole| whole.filter = Some(there)))
            }

            /// `jsonb_agg(…)`: an array; NULL of no rows.
            #[cfg(feature = "json")]
            pub fn jsonb_agg(self) -> Expr<Aggregate<Always<$source>>, serde_json::Value> {
                call("jsonb_agg", [self.into_expr().fragment])
            }

            /// `percentile_cont(…) WITHIN GROUP (ORDER BY …)`: 0.5 is the median; NULL of no rows.
            pub fn percentile_cont(self, fraction: f64) -> Expr<Aggregate<Always<$source>>, f64>
            where
                $value: Number,
            {
                let this = self.into_expr().fragment.followed("::double precision", Level::Atom);
                Expr::new(call::<$source, f64>("percentile_cont", [Fragment::bind(fraction)]).change(|whole| {
                    whole.within_group = true;
                    whole.order_by.push(this);
                }))
            }
        }
    };
}

both!(aggregate);

macro_rules! conditions {
    ([$($generics:tt)*] $of:ty, $source:ty) => {
        impl<$($generics)*> $of {
            /// `bool_and(…)`: it holds for all rows; NULL of no rows.
            pub fn bool_and(self) -> Expr<Aggregate<Always<$source>>, bool> {
                call("bool_and", [self.into_expr().fragment])
            }

            /// `bool_or(…)`: it holds for one of the rows; NULL of no rows.
            pub fn bool_or(self) -> Expr<Aggregate<Always<$source>>, bool> {
                call("bool_or", [self.into_expr().fragment])
            }
        }
    };
}

conditions! { [S] Expr<S, bool>, S }
conditions! { [T: Source] Column<T, bool>, Of<T, bool> }
conditions! { [T: Source] Column<T, Option<bool>>, Of<T, Option<bool>> }
