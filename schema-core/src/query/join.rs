//! Joins: over relations or free conditions, of tables, aliases and sub-queries.

use core::marker::PhantomData;

use super::expr::IntoCondition;
use super::fragment::{Fragment, Level};
use super::path::Path;
use super::relation::Relation;
use super::same_name::{Contains, IsNot};
use super::scope::{Correlated, From, Has, Inner, Missable, Optional, Outer, Required, Rows, Tables, Within};
use super::select::Select;
use super::select_list::columns_of;
use super::selection::Selection;
use super::shape::{Beside, Maybe, Missed, Shape, Whole};
use super::source::{ReadRow, Source};
use super::statement::Query;
use crate::declare::handle::{BelongsTo, HasMany, HasOne, ManyToMany};
use crate::declare::name_id::Answer;

/// What can be joined: a relation, or rows with the condition on which they belong together.
#[diagnostic::on_unimplemented(
    message = "a join needs to know which rows belong together",
    label = "neither a relation nor rows with a condition",
    note = "help: give a relation, or a condition: `Order::select().on(Order::customer_id.eq(Customer::id))`"
)]
pub trait IntoJoin {
    /// What is joined.
    type Table: Source<Table: ReadRow>;
    /// What the condition is made of.
    type Source;
    /// What it starts at, which the query has to have: itself, if it says no more.
    type Start: Source;
    /// What stands in FROM, and the condition.
    #[doc(hidden)]
    fn into_join(self) -> (Fragment, Fragment);
}

/// A scope that something can be joined to: it does not have its name. Where it does not have what the join starts at either,
/// that is what is told.
pub trait Joins<J> {}

impl<Scope: Contains, J: IntoJoin> Joins<J> for Scope where
    <Scope::Has<J::Table> as Answer>::And<Scope::Has<J::Start>>: IsNot<J::Table>
{
}

/// Rows, and the condition on which they are joined: what [`Select::on`] gives.
#[must_use = "it joins nothing until it is given to a join"]
pub struct On<T, C> {
    query: Query,
    condition: Option<Fragment>,
    marker: PhantomData<fn() -> (T, C)>,
}

impl<T: Source> Select<Rows<T>, Whole<T>> {
    /// The condition on which these rows are joined to others. It may use the tables of both; conditions given before it
    /// hold for the rows that are joined.
    ///
    /// ```no_run
    /// # fn main() {}
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/tables.rs"));
    /// # async fn example(pool: PgPool) -> Result<(), Box<dyn std::error::Error>> {
    /// Customer::select().left_join(Order::select().on(Order::customer_id.eq(Customer::id)))
    /// # ; Ok(())
    /// # }
    /// ```
    pub fn on<C: IntoCondition>(self, condition: C) -> On<T, C::Source> {
        On { query: self.query, condition: condition.into_condition(), marker: PhantomData }
    }
}

impl<T: Source<Table: ReadRow>, C> IntoJoin for On<T, C> {
    type Table = T;
    type Source = C;
    type Start = T;

    fn into_join(self) -> (Fragment, Fragment) {
        let (source, mut condition) = self.query.into_source(false);
        Query::and(&mut condition, self.condition);
        (source, condition.unwrap_or_else(|| Fragment::sql("true")))
    }
}

#[diagnostic::do_not_recommend]
impl<R: Relation> IntoJoin for R {
    type Table = R::To;
    type Source = From<R::From>;
    type Start = R::From;

    fn into_join(self) -> (Fragment, Fragment) {
        related::<R::To>(&self.path(), R::From::ALIAS)
    }
}

/// A relation whose rows go by another name: what `Employee::manager.to(Manager)` gives.
#[must_use = "it joins nothing until it is given to a join"]
pub struct To<R, A> {
    relation: R,
    marker: PhantomData<fn() -> A>,
}

impl<R: Relation, A: Source<Table = R::To>> IntoJoin for To<R, A> {
    type Table = A;
    type Source = From<R::From>;
    type Start = R::From;

    fn into_join(self) -> (Fragment, Fragment) {
        related::<A>(&self.relation.path(), R::From::ALIAS)
    }
}

macro_rules! handles {
    ($([$($generics:tt)*] $handle:ty;)*) => {$(
        impl<$($generics)*> $handle
        where
            Self: Relation,
        {
            /// The rows by the name that `alias!` gave, to join a table that is there already.
            pub fn to<A: Source<Table = <Self as Relation>::To>>(self, _alias: A) -> To<Self, A> {
                To { relation: self, marker: PhantomData }
            }
        }
    )*};
}

handles! {
    [T, U, const OPTIONAL: bool] BelongsTo<T, U, OPTIONAL>;
    [T, U] HasOne<T, U>;
    [T, U] HasMany<T, U>;
    [T, U, M] ManyToMany<T, U, M>;
}

/// The table at the end of a relation, with the one between if there is one, and what the keys say.
fn related<A: Source>(path: &Path, from: &'static str) -> (Fragment, Fragment) {
    let own = path.own.iter().map(|name| Fragment::column(from, name));
    let Some(beyond) = &path.beyond else {
        let theirs = path.theirs.iter().map(|(name, _)| Fragment::column(A::ALIAS, name));
        return (super::select::from::<A>(), equal(theirs.zip(own)));
    };
    let met = |name| Fragment::column(path.met.name, name);
    let mut both = Fragment::table(path.met);
    both.push(" JOIN ").append(super::select::from::<A>()).push(" ON ");
    both.append(equal(beyond.pairs.iter().map(|(between, end)| (Fragment::column(A::ALIAS, end), met(between)))));
    (both.parenthesized(), equal(path.theirs.iter().map(|(name, _)| met(name)).zip(own)))
}

fn equal(pairs: impl Iterator<Item = (Fragment, Fragment)>) -> Fragment {
    let mut condition = None;
    for (left, right) in pairs {
        Query::and(&mut condition, Some(left.binary("=", right, Level::Comparison)));
    }
    condition.unwrap_or_else(|| Fragment::sql("true"))
}

impl<Scope, S, G> Select<Scope, S, G> {
    /// Rows of both sides that belong together.
    ///
    /// ```no_run
    /// # fn main() {}
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/tables.rs"));
    /// # async fn example(pool: PgPool) -> Result<(), Box<dyn std::error::Error>> {
    /// let orders: Vec<(Order, Customer)> = Order::select().inner_join(Order::customer).all(&pool).await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn inner_join<J: IntoJoin<Source: Within<(Inner<J::Table>, Scope), I>>, I, Both>(
        self,
        join: J,
    ) -> Select<(Inner<J::Table>, Scope), Both, G>
    where
        Scope: Tables + Joins<J>,
        S: Beside<Whole<J::Table>, Both = Both>,
    {
        joined::<J::Table, Scope, _, S, Whole<J::Table>, _>(self, "JOIN ", join.into_join())
    }

    /// All rows of this side, with those of the other that belong to them, or `None`.
    ///
    /// ```no_run
    /// # fn main() {}
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/tables.rs"));
    /// # async fn example(pool: PgPool) -> Result<(), Box<dyn std::error::Error>> {
    /// let customers: Vec<(Customer, Option<Address>)> =
    ///     Customer::select().left_join(Customer::address).all(&pool).await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn left_join<J: IntoJoin<Source: Within<(Inner<J::Table>, Scope), I>>, I, Both>(
        self,
        join: J,
    ) -> Select<(Outer<J::Table>, Scope), Both, G>
    where
        Scope: Tables + Joins<J>,
        S: Beside<Maybe<J::Table>, Both = Both>,
    {
        joined::<J::Table, Scope, _, S, Maybe<J::Table>, _>(self, "LEFT JOIN ", join.into_join())
    }

    /// All rows of the other side, with those of this one that belong to them, or `None`.
    pub fn right_join<J: IntoJoin<Source: Within<(Inner<J::Table>, Scope), I>>, I, Missing, M, Both>(
        self,
        join: J,
    ) -> Select<(Inner<J::Table>, Missing), Both, G>
    where
        Scope: Tables + Joins<J> + Missable<Outer = Missing>,
        S: Missed<Shape = M>,
        M: Beside<Whole<J::Table>, Both = Both>,
    {
        joined::<J::Table, Scope, _, M, Whole<J::Table>, _>(self, "RIGHT JOIN ", join.into_join())
    }

    /// All rows of both sides, together where they belong together.
    pub fn full_join<J: IntoJoin<Source: Within<(Inner<J::Table>, Scope), I>>, I, Missing, M, Both>(
        self,
        join: J,
    ) -> Select<(Outer<J::Table>, Missing), Both, G>
    where
        Scope: Tables + Joins<J> + Missable<Outer = Missing>,
        S: Missed<Shape = M>,
        M: Beside<Maybe<J::Table>, Both = Both>,
    {
        joined::<J::Table, Scope, _, M, Maybe<J::Table>, _>(self, "FULL JOIN ", join.into_join())
    }

    /// Each row of this side with each of the other.
    pub fn cross_join<T: Source<Table: ReadRow>, Both>(
        self,
        rows: Select<Rows<T>, Whole<T>>,
    ) -> Select<(Inner<T>, Scope), Both, G>
    where
        Scope: Tables + Contains<Has<T>: IsNot<T>>,
        S: Beside<Whole<T>, Both = Both>,
    {
        joined::<T, Scope, _, S, Whole<T>, _>(self, "JOIN ", rows.on(None::<super::Condition<T>>).into_join())
    }

    /// For each row the rows of a sub-query that may use its columns; rows for which it gives none are left out.
    ///
    /// ```no_run
    /// # fn main() {}
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/tables.rs"));
    /// # async fn example(pool: PgPool) -> Result<(), Box<dyn std::error::Error>> {
    /// let latest = Order::select()
    ///     .correlated_to::<Customer>()
    ///     .filter(Order::customer_id.eq(Customer::id))
    ///     .order_by(Order::ordered_on.desc())
    ///     .limit(2);
    /// let rows: Vec<(Customer, Order)> = Customer::select().inner_join_lateral(latest).all(&pool).await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn inner_join_lateral<T: Source<Table: ReadRow>, R, I, Both>(
        self,
        rows: Select<(Inner<T>, R), Whole<T>>,
    ) -> Select<(Inner<T>, Scope), Both, G>
    where
        R: Correlated<Source: Within<Scope, I>>,
        Scope: Tables + Contains<Has<T>: IsNot<T>>,
        S: Beside<Whole<T>, Both = Both>,
    {
        joined::<T, Scope, _, S, Whole<T>, _>(self, "JOIN ", lateral(rows.query))
    }

    /// For each row the rows of a sub-query that may use its columns, or `None`.
    pub fn left_join_lateral<T: Source<Table: ReadRow>, R, I, Both>(
        self,
        rows: Select<(Inner<T>, R), Whole<T>>,
    ) -> Select<(Outer<T>, Scope), Both, G>
    where
        R: Correlated<Source: Within<Scope, I>>,
        Scope: Tables + Contains<Has<T>: IsNot<T>>,
        S: Beside<Maybe<T>, Both = Both>,
    {
        joined::<T, Scope, _, S, Maybe<T>, _>(self, "LEFT JOIN ", lateral(rows.query))
    }
}

fn lateral(query: Query) -> (Fragment, Fragment) {
    let (source, condition) = query.into_source(true);
    (source, condition.unwrap_or_else(|| Fragment::sql("true")))
}

fn joined<T: Source<Table: ReadRow>, Scope: Tables, After, S: Beside<Added>, Added, G>(
    select: Select<Scope, impl Sized, G>,
    word: &'static str,
    (source, condition): (Fragment, Fragment),
) -> Select<After, S::Both, G> {
    let mut query = select.query;
    let mut join = Fragment::sql(word);
    join.append(source).push(" ON ").append(condition);
    query.joins.push(join);
    if S::ADDS {
        query.columns.add_row::<T>();
    }
    Select::new(query)
}

/// The whole row of one table of a query, among the columns that are picked: `columns((row_of::<Customer>(), Order::id))`.
pub fn row_of<T: Source<Table: ReadRow>>() -> RowOf<T> {
    RowOf(PhantomData)
}

/// What [`row_of`] gives.
#[derive(Clone, Copy, Debug)]
pub struct RowOf<T>(PhantomData<T>);

/// How a row is read, by whether an outer join can miss it.
pub trait ReadRowOf<T> {
    /// The shape.
    type As: Shape;
}

impl<T: Source<Table: ReadRow + Send>> ReadRowOf<T> for Required {
    type As = Whole<T>;
}

impl<T: Source<Table: ReadRow + Send>> ReadRowOf<T> for Optional {
    type As = Maybe<T>;
}

impl<Scope: Has<T, I, Null: ReadRowOf<T>>, T: Source<Table: ReadRow>, I> Selection<Scope, I> for RowOf<T> {
    type Shape = <Scope::Null as ReadRowOf<T>>::As;
    type Grain = Scope::Grain<Whole<T>>;

    fn columns(self, columns: &mut Vec<Fragment>) {
        columns_of::<T>(columns);
    }
}
