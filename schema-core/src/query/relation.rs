//! Relations: which columns lead where, and what is asked of the rows at the other end.

use core::marker::PhantomData;

use super::expr::{Expr, IntoCondition};
use super::fragment::{Fragment, Level};
use super::grouping::NoRow;
use super::load::{Link, reading};
use super::order::IntoOrder;
use super::path::Path;
use super::projection::{IsTable, Projected, Projection};
use super::scope::{From, Inner, Never, Within};
use super::select::{from, number};
use super::select_list::SelectList;
use super::shape::{Shape, Whole};
use super::source::{ReadRow, Source};
use super::statement::Query;
use super::with::{Load, Many, One, Perhaps, With};
use crate::declare::handle::{BelongsTo, HasMany, HasOne, ManyToMany};
use crate::declare::table::Table;

/// What `User::memberships` is: a way from the rows of one table to those of another.
pub trait Relation: Copy {
    /// Where it starts.
    type From: Table;
    /// Where it leads.
    type To: Table + ReadRow + Send;
    /// How many there are for each row, each with what it is read as.
    type Rows<S: Shape>: Shape;
    /// The tables whose columns its filters and orders may use: where it leads, and the one between.
    type Scope;
    /// The same, of which not all rows are asked for: one that every row has may not be among them.
    type Some: Relation<From = Self::From, To = Self::To, Scope = Self::Scope, Some = Self::Some>;

    /// As one of which not all rows are asked for.
    fn some(self) -> Self::Some;
    /// Its name.
    fn name(self) -> &'static str;
    /// The columns that lead there.
    fn path(self) -> Path;
}

macro_rules! relations {
    ($([$($between:ident)?] $handle:ty, $rows:ident, $some:ty, |$name:ident| $path:expr;)*) => {$(
        impl<T: Table, U: Table + ReadRow + Send $(, $between: Table)?> Relation for $handle {
            type From = T;
            type To = U;
            type Rows<S: Shape> = $rows<S>;
            type Scope = (Inner<U>, ($(Inner<$between>, ())?));
            type Some = $some;

            fn some(self) -> Self::Some {
                <$some>::new(self.name())
            }

            fn name(self) -> &'static str {
                <$handle>::name(self)
            }

            fn path(self) -> Path {
                let $name = self.name();
                $path
            }
        }
    )*};
}

relations! {
    [] BelongsTo<T, U, false>, One, BelongsTo<T, U, true>, |name| Path::by_own_key(T::DEF, U::DEF, name);
    [] BelongsTo<T, U, true>, Perhaps, Self, |name| Path::by_own_key(T::DEF, U::DEF, name);
    [] HasOne<T, U>, Perhaps, Self, |name| Path::by_their_key(T::DEF, U::DEF, name);
    [] HasMany<T, U>, Many, Self, |name| Path::by_their_key(T::DEF, U::DEF, name);
    [M] ManyToMany<T, U, M>, Many, Self, |name| Path::through(T::DEF, M::DEF, U::DEF, name);
}

/// A relation with what is asked of its rows: which, in which order, how many for each row that they come with, what of
/// them, and what comes with them in turn.
#[must_use = "a relation loads nothing until it is given to `with`"]
pub struct Related<R, S> {
    relation: R,
    query: Query,
    marker: PhantomData<fn() -> S>,
}

impl<R: Relation> Related<R, Whole<R::To>> {
    pub(super) fn whole(relation: R) -> Self {
        let (table, alias, columns) = (R::To::FROM.name, R::To::ALIAS, SelectList::row::<R::To>());
        Self::new(relation, Query { table, alias, columns, from: from::<R::To>(), ..Query::default() })
    }
}

impl<R: Relation, S> Related<R, S> {
    fn new(relation: R, query: Query) -> Self {
        Self { relation, query, marker: PhantomData }
    }

    /// Only rows for which the condition holds. One that every row has comes as an `Option` then.
    pub fn filter<C: IntoCondition<Source: Within<R::Scope, I>>, I>(self, condition: C) -> Related<R::Some, S> {
        let mut some = self.some();
        Query::and(&mut some.query.filter, condition.into_condition());
        some
    }

    /// The order of the rows that come with one row.
    pub fn order_by<O: IntoOrder<Source: Within<R::Scope, I>>, I>(mut self, order: O) -> Self {
        order.into_order(&mut self.query.order_by);
        self
    }

    /// At most so many for each row that they come with.
    pub fn limit(self, count: u64) -> Related<R::Some, S> {
        let mut some = self.some();
        some.query.limit = Some(number(count));
        some
    }

    /// Without the first so many for each row that they come with.
    pub fn offset(self, count: u64) -> Related<R::Some, S> {
        let mut some = self.some();
        some.query.offset = Some(number(count));
        some
    }

    fn some(self) -> Related<R::Some, S> {
        Related::new(self.relation.some(), self.query)
    }

    /// What comes with each of the rows in turn.
    pub fn with<L: Load<R::To, I>, I>(self, load: L) -> Related<R, <S as With<L::Shape>>::And>
    where
        S: With<L::Shape>,
    {
        let mut query = self.query;
        load.add(&mut query);
        Related::new(self.relation, query)
    }

    /// Only what a struct has fields for.
    pub fn project<P: Projection<Table: IsTable<R::To>>>(self) -> Related<R, Projected<P>> {
        let mut query = self.query;
        query.columns = SelectList::default();
        query.links.clear();
        P::ask(&mut query);
        Related::new(self.relation, query)
    }

    /// Rows of the table where the relation starts that have at least one of these.
    pub fn exist(self) -> Expr<Never<From<R::From>>, bool> {
        let mut exists = Fragment::sql("EXISTS ");
        exists.append(self.correlated(Fragment::sql("1")).parenthesized());
        Expr::new(exists.at(Level::Atom))
    }

    /// The number of these that each row of the table has where the relation starts.
    pub fn count(self) -> Expr<Never<From<R::From>>, i64> {
        if self.query.limit.is_none() && self.query.offset.is_none() {
            return Expr::new(self.correlated(Fragment::sql("count(*)")).parenthesized());
        }
        let mut count = Fragment::sql("SELECT count(*) FROM ");
        count.append(self.correlated(Fragment::sql("1")).parenthesized()).push(" AS \"counted\"");
        Expr::new(count.parenthesized())
    }

    /// The rows that belong to the one of the outer query.
    fn correlated(self, column: Fragment) -> Fragment {
        let path = self.relation.path();
        let mut query = self.query;
        query.order_by.clear();
        query.columns = vec![column].into();
        path.join_through(&mut query);
        let own = path.own.iter().map(|name| Fragment::column(R::From::ALIAS, name));
        if R::From::FROM != R::To::FROM {
            let pairs = path.theirs().into_iter().zip(own);
            pairs.for_each(|((theirs, _), own)| {
                Query::and(&mut query.filter, Some(theirs.binary("=", own, Level::Comparison)))
            });
            return query.sql();
        }
        // The same table inside and outside: the inner one needs a name of its own, which nothing in it has yet.
        let whole = query.sql();
        let name = (1..=u8::MAX).map(|n| format!("{}_{n}", self.relation.name())).find(|name| !whole.mentions(name));
        let name = name.unwrap_or_default();
        query.filter = query.filter.map(|filter| filter.renamed(R::To::ALIAS, &name));
        query.joins = query.joins.into_iter().map(|join| join.renamed(R::To::ALIAS, &name)).collect();
        query.from.push(" AS ").append(Fragment::name(name.clone()));
        for ((theirs, _), own) in path.theirs().into_iter().zip(own) {
            let theirs = theirs.renamed(R::To::ALIAS, &name);
            Query::and(&mut query.filter, Some(theirs.binary("=", own, Level::Comparison)));
        }
        query.sql()
    }
}

impl<R: Relation, S: Shape> Related<R, S> {
    /// Asks for these rows, with those of the table where the relation starts.
    pub(super) fn add(self, query: &mut Query) {
        let path = self.relation.path();
        let mut asked = self.query;
        path.join_through(&mut asked);
        let theirs = path.theirs();
        query.links.push(Link { own: path.own, theirs, query: asked, reads: reading::<S> });
    }
}

/// For each kind of relation: for all of them at once, rustc would speak of `Relation::From`, and not of tables.
macro_rules! loads {
    ($([$($generics:tt)*] $handle:ty;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<T, $($generics)*, S: Shape> Load<T, ()> for Related<$handle, S>
        where
            $handle: Relation,
        {
            type Shape = <$handle as Relation>::Rows<S>;
            type Grain = NoRow;

            fn add(self, query: &mut Query) {
                Related::add(self, query);
            }
        }

        #[diagnostic::do_not_recommend]
        impl<T, $($generics)*> Load<T, ((),)> for $handle
        where
            Self: Relation,
        {
            type Shape = <Self as Relation>::Rows<Whole<<Self as Relation>::To>>;
            type Grain = NoRow;

            fn add(self, query: &mut Query) {
                Related::whole(self).add(query);
            }
        }
    )*};
}

loads! {
    [U, const OPTIONAL: bool] BelongsTo<T, U, OPTIONAL>;
    [U] HasOne<T, U>;
    [U] HasMany<T, U>;
    [U, M] ManyToMany<T, U, M>;
}

macro_rules! handles {
    ($([$($generics:tt)*] $handle:ty;)*) => {$(
        impl<$($generics)*> $handle
        where
            Self: Relation,
        {
            /// Only rows for which the condition holds: see [`Related`].
            pub fn filter<C: IntoCondition<Source: Within<<Self as Relation>::Scope, I>>, I>(
                self,
                condition: C,
            ) -> Related<<Self as Relation>::Some, Whole<<Self as Relation>::To>> {
                Related::whole(self).filter(condition)
            }

            /// The order of the rows that come with one row.
            pub fn order_by<O: IntoOrder<Source: Within<<Self as Relation>::Scope, I>>, I>(
                self,
                order: O,
            ) -> Related<Self, Whole<<Self as Relation>::To>> {
                Related::whole(self).order_by(order)
            }

            /// At most so many for each row that they come with.
            pub fn limit(self, count: u64) -> Related<<Self as Relation>::Some, Whole<<Self as Relation>::To>> {
                Related::whole(self).limit(count)
            }

            /// What comes with each of the rows in turn.
            pub fn with<L: Load<<Self as Relation>::To, I>, I>(
                self,
                load: L,
            ) -> Related<Self, <Whole<<Self as Relation>::To> as With<L::Shape>>::And> {
                Related::whole(self).with(load)
            }

            /// Only what a struct has fields for.
            pub fn project<P: Projection<Table: IsTable<<Self as Relation>::To>>>(self) -> Related<Self, Projected<P>> {
                Related::whole(self).project()
            }

            /// Rows that have at least one for which the condition holds.
            pub fn any<C: IntoCondition<Source: Within<<Self as Relation>::Scope, I>>, I>(
                self,
                condition: C,
            ) -> Expr<Never<From<<Self as Relation>::From>>, bool> {
                Related::whole(self).filter(condition).exist()
            }

            /// Rows that have none for which the condition holds.
            pub fn none<C: IntoCondition<Source: Within<<Self as Relation>::Scope, I>>, I>(
                self,
                condition: C,
            ) -> Expr<Never<From<<Self as Relation>::From>>, bool> {
                !Related::whole(self).filter(condition).exist()
            }

            /// Rows that have at least one.
            pub fn exist(self) -> Expr<Never<From<<Self as Relation>::From>>, bool> {
                Related::whole(self).exist()
            }

            /// How many each row has.
            pub fn count(self) -> Expr<Never<From<<Self as Relation>::From>>, i64> {
                Related::whole(self).count()
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
