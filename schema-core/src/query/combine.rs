//! UNION, INTERSECT and EXCEPT of queries that give the same rows.

use super::fragment::{Fragment, Level};
use super::grouping::OneGrain;
use super::order::IntoOrder;
use super::scope::{Combined, Correlated, Values};
use super::select::Select;
use super::shape::{Flat, Shape};
use super::statement::Query;

/// Rows that are the same as those of the other side.
#[diagnostic::on_unimplemented(
    message = "one side gives rows of `{Other}`, and the other rows of `{Self}`",
    label = "gives `{Self}`",
    note = "help: both sides of a set operation pick columns of the same types"
)]
pub trait SameRows<Other> {}

impl<Row> SameRows<Row> for Row {}

/// A part of a set operation that stands as it is, or in parentheses where it says more than a SELECT.
fn part(query: Query) -> Fragment {
    let sql = query.sql();
    if query.is_plain_select() { sql } else { sql.parenthesized() }
}

pub(super) fn same_rows(left: Query, word: &'static str, right: Query) -> Fragment {
    let mut set = part(left);
    set.push(" ").push(word).push(" ").append(part(right));
    set
}

macro_rules! sets {
    ($($(#[$doc:meta])* $name:ident $word:literal;)*) => {
        impl<Scope: Correlated, S: Shape<Kind = Flat>, G> Select<Scope, S, G> {
            $(
                $(#[$doc])*
                ///
                /// What order, limit and offset are given then are of the whole: [`position`] names a column of it.
                pub fn $name<Other, P, H: OneGrain>(self, other: Select<Other, P, H>) -> Select<(Combined, Scope::Outsides), S>
                where
                    G: OneGrain,
                    Other: Correlated<Outsides = Scope::Outsides>,
                    P: Shape<Kind = Flat, Row: SameRows<S::Row>>,
                {
                    let (table, alias) = (self.query.table, self.query.alias);
                    let set = Some(same_rows(self.query, $word, other.query));
                    Select::new(Query { table, alias, set, ..Query::default() })
                }
            )*
        }
    };
}

sets! {
    /// The rows of both, each once.
    union "UNION";
    /// The rows of both.
    union_all "UNION ALL";
    /// The rows that are in both, each once.
    intersect "INTERSECT";
    /// The rows that are in both, as often as in both.
    intersect_all "INTERSECT ALL";
    /// The rows that are not in the other, each once.
    except "EXCEPT";
    /// The rows that are not in the other, as often as there are more of them.
    except_all "EXCEPT ALL";
}

/// A column of what a query gives, by its place from 1 on, or by its name: to order by.
#[derive(Clone, Debug)]
#[must_use = "it orders nothing until it is given to `order_by`"]
pub struct Output(Fragment);

/// The column in this place of what the query gives, the first being 1: `ORDER BY 2`.
///
/// ```no_run
/// # fn main() {}
/// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/tables.rs"));
/// # async fn example(pool: PgPool) -> Result<(), Box<dyn std::error::Error>> {
/// # let open = Order::select().filter(Order::status.eq(OrderStatus::Open)).columns((Order::id, Order::ordered_on));
/// # let paid = Order::select().filter(Order::status.eq(OrderStatus::Paid)).columns((Order::id, Order::ordered_on));
/// open.union(paid).order_by((position(2).desc(), position(1)))
/// # ; Ok(())
/// # }
/// ```
pub fn position(at: u16) -> Output {
    Output(Fragment::sql(at.to_string()))
}

/// The column with this name among those that the query gives.
pub fn output(name: &'static str) -> Output {
    Output(Fragment::name(name))
}

impl Output {
    /// From the greatest to the least; NULL comes first.
    pub fn desc(self) -> Self {
        Self(self.0.followed(" DESC", Level::Atom))
    }

    /// Rows where it is NULL first.
    pub fn nulls_first(self) -> Self {
        Self(self.0.followed(" NULLS FIRST", Level::Atom))
    }

    /// Rows where it is NULL last.
    pub fn nulls_last(self) -> Self {
        Self(self.0.followed(" NULLS LAST", Level::Atom))
    }
}

impl IntoOrder for Output {
    type Source = Values;

    fn into_order(self, orders: &mut Vec<Fragment>) {
        orders.push(self.0);
    }
}
