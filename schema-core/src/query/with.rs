//! `with(User::memberships)`: what comes with each row.

use core::marker::PhantomData;

use super::expr::Expr;
use super::grouping::{Grain, Grouping};
use super::scope::{Begins, Read, Rows, Within};
use super::select::Select;
use super::shape::{Cursor, Nested, Picked, Scalar, Shape, Whole};
use super::statement::Query;
use crate::row::Error;

/// What can come with rows of `T`: a relation, or an expression over the table.
#[diagnostic::on_unimplemented(
    message = "this does not come with rows of `{T}`",
    label = "neither a relation of `{T}` nor an expression of its columns",
    note = "help: give a relation that starts at `{T}`: one of its foreign keys, or what `#[has_many]` and its kin declare on it"
)]
pub trait Load<T, I> {
    /// What it is read as.
    type Shape: Shape;
    /// Of which rows it is made.
    type Grain: Grain;
    /// Asks for it.
    #[doc(hidden)]
    fn add(self, query: &mut Query);
}

/// By which way something comes: as a column.
pub struct AsColumn<I>(PhantomData<I>);

impl<T, S, V, I> Load<T, AsColumn<I>> for Expr<S, V>
where
    S: Within<Rows<T>, I, Null: Read<V>>,
    Scalar<<S::Null as Read<V>>::As>: Shape,
{
    type Shape = Scalar<<S::Null as Read<V>>::As>;
    type Grain = S::Grain;

    fn add(self, query: &mut Query) {
        query.columns.push(self.fragment);
    }
}

/// A shape with something that comes with it.
pub trait With<L> {
    /// Both.
    type And;
}

/// A row, and what comes with it: each a part of a tuple.
pub struct Loaded<P, L>(PhantomData<(P, L)>);

impl<T, L> With<L> for Whole<T> {
    type And = Loaded<Self, (L,)>;
}

impl<P, L> With<L> for Picked<P> {
    type And = Loaded<Self, (L,)>;
}

macro_rules! joined {
    ($first:ident $second:ident $($name:ident)*) => {
        impl<$first, $second, $($name,)* Added> With<Added> for ($first, $second, $($name,)*) {
            type And = Loaded<Self, (Added,)>;
        }
    };
}

joined!(A B);
joined!(A B C);
joined!(A B C D);
joined!(A B C D E);
joined!(A B C D E F);

macro_rules! loaded {
    ($($name:ident),*) => {
        impl<P, Added, $($name),*> With<Added> for Loaded<P, ($($name,)*)> {
            type And = Loaded<P, ($($name,)* Added,)>;
        }
        loaded!(@shape $($name),*);
    };
    (@shape) => {};
    (@shape $($name:ident),+) => {
        impl<P: Shape, $($name: Shape),+> Shape for Loaded<P, ($($name,)+)> {
            type Row = (P::Row, $($name::Row),+);
            type Kind = Nested;

            fn read(cursor: &mut Cursor<'_>) -> Result<Self::Row, Error> {
                Ok((P::read(cursor)?, $($name::read(cursor)?),+))
            }
        }
    };
}

loaded!();
loaded!(A);
loaded!(A, B);
loaded!(A, B, C);
loaded!(A, B, C, D);
loaded!(A, B, C, D, E);
loaded!(A, B, C, D, E, F);
loaded!(A, B, C, D, E, F, G);
loaded!(A, B, C, D, E, F, G, H);

impl<Scope, S, G> Select<Scope, S, G> {
    /// What comes with each row: rows of a relation of the table that the query begins with, each level of which is one
    /// statement, or an expression.
    ///
    /// ```no_run
    /// # fn main() {}
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/tables.rs"));
    /// # async fn example(pool: PgPool) -> Result<(), Box<dyn std::error::Error>> {
    /// let users: Vec<(User, Vec<(Membership, Organization)>)> =
    ///     User::select().with(User::memberships.with(Membership::organization)).all(&pool).await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn with<L, I>(self, load: L) -> Select<Scope, S::And, G::With<Scope::Table, Whole<Scope::Table>, L::Grain>>
    where
        Scope: Begins,
        L: Load<Scope::Table, I>,
        S: With<L::Shape>,
        G: Grouping,
    {
        let mut query = self.query;
        load.add(&mut query);
        Select::new(query)
    }
}

/// All rows of a relation.
pub struct Many<S>(PhantomData<S>);

impl<S: Shape> Shape for Many<S> {
    type Row = Vec<S::Row>;
    type Kind = Nested;

    fn read(cursor: &mut Cursor<'_>) -> Result<Vec<S::Row>, Error> {
        let index = cursor.index;
        let Some(children) = cursor.next_child() else { return Ok(Vec::new()) };
        let of_row = children.of::<S>(index);
        // Collected into a `Result`, it would grow step by step.
        let mut rows = Vec::with_capacity(of_row.len());
        for row in of_row {
            rows.push(row?);
        }
        Ok(rows)
    }
}

/// The row of a relation, if there is one.
pub struct Perhaps<S>(PhantomData<S>);

impl<S: Shape> Shape for Perhaps<S> {
    type Row = Option<S::Row>;
    type Kind = Nested;

    fn read(cursor: &mut Cursor<'_>) -> Result<Option<S::Row>, Error> {
        let index = cursor.index;
        cursor.next_child().and_then(|children| children.of::<S>(index).next()).transpose()
    }
}

/// The row of a relation that every row has.
pub struct One<S>(PhantomData<S>);

impl<S: Shape> Shape for One<S> {
    type Row = S::Row;
    type Kind = Nested;

    fn read(cursor: &mut Cursor<'_>) -> Result<S::Row, Error> {
        let index = cursor.index;
        let children = cursor.next_child();
        let table = children.map(super::load::Children::table).unwrap_or_default();
        // A foreign key says that it is there; a policy can hide it.
        let row = children.and_then(|children| children.of::<S>(index).next());
        row.unwrap_or(Err(Error::NotFound { table }))
    }
}
