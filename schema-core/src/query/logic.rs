//! Conditions of conditions.

use super::expr::{Expr, IntoCondition, IntoExpr};
use super::fragment::{Fragment, Level};
use super::scope::Of;
use super::source::Source;
use crate::declare::handle::Column;

/// One of the conditions holds; of none, none does. Those that are `None` do not count.
///
/// ```no_run
/// # fn main() {}
/// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/tables.rs"));
/// # async fn example(pool: PgPool) -> Result<(), Box<dyn std::error::Error>> {
/// # let words = ["a", "b"];
/// any_of(words.map(|word| Product::name.contains(word)))
/// # ; Ok(())
/// # }
/// ```
pub fn any_of<C: IntoCondition>(conditions: impl IntoIterator<Item = C>) -> Expr<C::Source, bool> {
    Expr::new(joined(conditions, "OR", Level::Or).unwrap_or_else(|| Fragment::sql("false")))
}

/// All of the conditions hold; of none, all do. Those that are `None` do not count.
pub fn all_of<C: IntoCondition>(conditions: impl IntoIterator<Item = C>) -> Expr<C::Source, bool> {
    Expr::new(joined(conditions, "AND", Level::And).unwrap_or_else(|| Fragment::sql("true")))
}

/// The condition does not hold: it is false, not NULL.
pub fn not<E: IntoExpr<Value = bool>>(condition: E) -> Expr<E::Source, bool> {
    !condition.into_expr()
}

fn joined<C: IntoCondition>(
    conditions: impl IntoIterator<Item = C>,
    operator: &'static str,
    level: Level,
) -> Option<Fragment> {
    let conditions = conditions.into_iter().filter_map(C::into_condition);
    conditions.reduce(|first, second| first.binary(operator, second, level))
}

macro_rules! columns {
    ($($field:ty),*) => {$(
        impl<T: Source> Column<T, $field> {
            /// Both hold.
            pub fn and<C: IntoCondition>(self, other: C) -> Expr<(Of<T, $field>, C::Source), bool> {
                self.into_expr().and(other)
            }

            /// One of both holds; one that is `None` leaves the other as it is.
            pub fn or<C: IntoCondition>(self, other: C) -> Expr<(Of<T, $field>, C::Source), bool> {
                self.into_expr().or(other)
            }
        }
    )*};
}

columns!(bool, Option<bool>);
