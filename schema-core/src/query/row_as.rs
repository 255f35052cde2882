//! `row_as::<UserCard>()`: a projection of columns among what is picked, or of what a statement that writes gives back.

use core::marker::PhantomData;

use super::bound::Refused;
use super::fragment::Fragment;
use super::projection::Projection;
use super::scope::{Has, Required};
use super::selection::Selection;
use super::shape::{Cursor, Flat, Shape};
use super::statement::Query;
use crate::row::Error;

/// A struct that is read from one table of a query, as `row_of` reads the table's own: in one statement, so that it runs on
/// any of sqlx's executors, can be streamed, and comes back from what is written. It has fields for columns and expressions;
/// with relations, which take statements of their own, the statement is refused: they take
/// [`project`](super::Select::project).
///
/// ```no_run
/// # fn main() {}
/// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/tables.rs"));
/// # async fn example(pool: PgPool) -> Result<(), Box<dyn std::error::Error>> {
/// #[derive(Projection)]
/// #[projection(of = Customer)]
/// struct Card {
///     email: String,
///     name: Option<String>,
/// }
///
/// let new = NewCustomer::new().email("ann@b.c").age(30).active(true);
/// let card: Card = Customer::insert(new).returning(row_as::<Card>()).one(&pool).await?;
/// let orders: Vec<(Card, i64)> =
///     Order::select().inner_join(Order::customer).columns((row_as::<Card>(), Order::id)).all(&pool).await?;
/// # Ok(())
/// # }
/// ```
pub fn row_as<P: Projection>() -> RowAs<P> {
    RowAs(PhantomData)
}

/// What [`row_as`] gives.
#[derive(Clone, Copy, Debug)]
pub struct RowAs<P>(PhantomData<P>);

impl<Scope: Has<P::Table, I, Null = Required>, P: Projection, I> Selection<Scope, I> for RowAs<P> {
    type Shape = Self;
    type Grain = Scope::Grain<P>;

    fn columns(self, columns: &mut Vec<Fragment>) {
        let mut query = Query::default();
        P::ask(&mut query);
        columns.extend(query.columns.into_fragments());
        if !query.links.is_empty() {
            columns.push(Fragment::bind(Refused(RELATIONS.into())));
        }
    }
}

impl<P: Projection> Shape for RowAs<P> {
    type Row = P;
    type Kind = Flat;

    fn read(cursor: &mut Cursor<'_>) -> Result<P, Error> {
        P::read(cursor)
    }
}

/// Relations cannot be read with the row.
const RELATIONS: &str = "a projection with relations takes statements of its own\nhelp: read it with `project`";
