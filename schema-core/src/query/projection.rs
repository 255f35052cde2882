//! `#[derive(Projection)]`: a struct of the user's that picks columns and relations by the names of its fields.

use core::marker::PhantomData;

use sqlx::postgres::Postgres;
use sqlx::{Decode, Type};

use super::expr::{Expr, IntoExpr};
use super::load::Children;
use super::relation::{Related, Relation};
use super::scope::{Read, Rows, Within};
use super::select::Select;
use super::select_list::SelectList;
use super::shape::{Cursor, Nested, Scalar, Shape};
use super::source::{ReadRow, Source};
use super::statement::Query;
use super::with::{Many, One, Perhaps};
use crate::declare::column_type::ColumnType;
use crate::declare::fixed::{Computed, Fixed};
use crate::declare::handle::{BelongsTo, Column, HasMany, HasOne, ManyToMany};
use crate::declare::table::Table;
use crate::row::Error;

/// A struct that is read from rows of a table and from what comes with them. A table's own struct is one.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no projection",
    label = "neither a table nor a projection of one",
    note = "help: put `#[derive(Projection)]` and `#[projection(of = …)]` above the struct"
)]
pub trait Projection: Sized + Send + 'static {
    /// The table that it is of.
    type Table: Table;
    /// Asks for its columns and relations.
    #[doc(hidden)]
    fn ask(query: &mut Query);
    /// Reads them.
    ///
    /// # Errors
    /// If a value is not of its field's type.
    #[doc(hidden)]
    fn read(cursor: &mut Cursor<'_>) -> Result<Self, Error>;
}

/// Asks for all columns of a table or a view, whose own struct is its projection.
#[doc(hidden)]
pub fn ask_itself<T: ReadRow + Source<Table = T>>(query: &mut Query) {
    query.columns.add_row::<T>();
}

/// Reads all of them.
///
/// # Errors
/// If a value is not of its field's type.
#[doc(hidden)]
pub fn read_itself<T: ReadRow>(cursor: &mut Cursor<'_>) -> Result<T, Error> {
    cursor.whole()
}

/// A table that is the other: where it is not, the error says which both are.
#[diagnostic::on_unimplemented(
    message = "the projection is of `{Self}`, and the rows are of `{T}`",
    label = "a projection of `{Self}`",
    note = "help: give `{T}` itself, or a struct with `#[projection(of = {T})]`"
)]
pub trait IsTable<T> {}

impl<T> IsTable<T> for T {}

/// A projection as a shape.
pub struct Projected<P>(PhantomData<P>);

impl<P: Projection> Shape for Projected<P> {
    type Row = P;
    type Kind = Nested;

    fn read(cursor: &mut Cursor<'_>) -> Result<P, Error> {
        P::read(cursor)
    }
}

impl<T: Source, S, G> Select<Rows<T>, S, G> {
    /// What a struct has fields for, in place of the whole row.
    ///
    /// ```no_run
    /// # fn main() {}
    /// # include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/tables.rs"));
    /// # async fn example(pool: PgPool) -> Result<(), Box<dyn std::error::Error>> {
    /// # #[derive(Projection)]
    /// # #[projection(of = Organization)]
    /// # struct OrganizationWithMembers {
    /// #     name: String,
    /// #     memberships: Vec<Membership>,
    /// # }
    /// let organizations: Vec<OrganizationWithMembers> =
    ///     Organization::select().project::<OrganizationWithMembers>().all(&pool).await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn project<P: Projection<Table: IsTable<T::Table>>>(self) -> Select<Rows<T>, Projected<P>, G> {
        let mut query = self.query;
        query.columns = SelectList::default();
        query.links.clear();
        P::ask(&mut query);
        Select::new(query)
    }
}

/// What a field of type `F` of a projection of `T` can be: a column or a relation of that name, or what `from` gives.
pub trait Member<T, F, I> {
    /// Asks for it.
    fn ask(self, query: &mut Query);
    /// Reads it.
    ///
    /// # Errors
    /// If the value is not an `F`.
    fn read(cursor: &mut Cursor<'_>) -> Result<F, Error>;
}

impl<T: Source, F: ColumnType> Member<T, F, ()> for Column<T, F>
where
    F: Type<Postgres> + for<'r> Decode<'r, Postgres>,
{
    fn ask(self, query: &mut Query) {
        query.columns.push(self.into_expr().fragment);
    }

    fn read(cursor: &mut Cursor<'_>) -> Result<F, Error> {
        cursor.value()
    }
}

macro_rules! fixed {
    ($($name:ident)*) => {$(
        impl<T: Source, F: ColumnType> Member<T, F, ()> for Column<T, $name<F>>
        where
            F: Type<Postgres> + for<'r> Decode<'r, Postgres>,
        {
            fn ask(self, query: &mut Query) {
                query.columns.push(self.into_expr().fragment);
            }

            fn read(cursor: &mut Cursor<'_>) -> Result<F, Error> {
                cursor.value()
            }
        }
    )*};
}

fixed!(Fixed Computed);

impl<T, S, V, F, I> Member<T, F, (I,)> for Expr<S, V>
where
    S: Within<Rows<T>, I, Null: Read<V, As = F>>,
    F: Type<Postgres> + for<'r> Decode<'r, Postgres>,
    Scalar<F>: Shape,
{
    fn ask(self, query: &mut Query) {
        query.columns.push(self.fragment);
    }

    fn read(cursor: &mut Cursor<'_>) -> Result<F, Error> {
        cursor.value()
    }
}

macro_rules! relations {
    ($([$($generics:tt)*] $handle:ty, $field:ty, $shape:ident;)*) => {$(
        impl<$($generics)*, P: Projection<Table = U>> Member<T, $field, ()> for $handle
        where
            Self: Relation<From = T, To = U>,
            U: Table + ReadRow + Send,
        {
            fn ask(self, query: &mut Query) {
                Related::whole(self).project::<P>().add(query);
            }

            fn read(cursor: &mut Cursor<'_>) -> Result<$field, Error> {
                $shape::<Projected<P>>::read(cursor)
            }
        }
    )*};
}

relations! {
    [T, U] BelongsTo<T, U, false>, P, One;
    [T, U] BelongsTo<T, U, true>, Option<P>, Perhaps;
    [T, U] HasOne<T, U>, Option<P>, Perhaps;
    [T, U] HasMany<T, U>, Vec<P>, Many;
    [T, U, M] ManyToMany<T, U, M>, Vec<P>, Many;
}

/// By which way a relation comes: with what is asked of its rows.
pub struct Asked;

impl<R: Relation, S, P: Projection<Table = R::To>> Member<R::From, Vec<P>, Asked> for Related<R, S>
where
    R: Relation<Rows<Projected<P>> = Many<Projected<P>>>,
{
    fn ask(self, query: &mut Query) {
        self.project::<P>().add(query);
    }

    fn read(cursor: &mut Cursor<'_>) -> Result<Vec<P>, Error> {
        Many::<Projected<P>>::read(cursor)
    }
}

impl<R: Relation, S, P: Projection<Table = R::To>> Member<R::From, Option<P>, Asked> for Related<R, S> {
    fn ask(self, query: &mut Query) {
        self.project::<P>().add(query);
    }

    fn read(cursor: &mut Cursor<'_>) -> Result<Option<P>, Error> {
        Perhaps::<Projected<P>>::read(cursor)
    }
}

/// The same row of `T`, as what a field of type `P` is read from.
pub struct SameRow<T, P>(PhantomData<(T, P)>);

impl<T, P> SameRow<T, P> {
    /// There is but one.
    pub const NEW: Self = Self(PhantomData);
}

/// Reads a field from the same row.
pub trait ReadRowOf<P> {
    /// Asks for it.
    fn ask(&self, query: &mut Query);
    /// Reads it.
    ///
    /// # Errors
    /// If a value is not of its field's type.
    fn read(&self, cursor: &mut Cursor<'_>) -> Result<P, Error>;
}

impl<T, P: Projection<Table = T>> ReadRowOf<P> for SameRow<T, P> {
    fn ask(&self, query: &mut Query) {
        P::ask(query);
    }

    fn read(&self, cursor: &mut Cursor<'_>) -> Result<P, Error> {
        P::read(cursor)
    }
}

/// What is left where the field is not read from such a row, so that it is told once and in words.
pub trait NoRowOf<T, P> {
    /// Tells it.
    fn ask(&self, _query: &mut Query)
    where
        P: OfRow<T>,
    {
    }

    /// Stands in.
    ///
    /// # Errors
    /// Always.
    fn read(&self, _cursor: &mut Cursor<'_>) -> Result<P, Error> {
        Err(Error::NotFound { table: "" })
    }
}

impl<T, P> NoRowOf<T, P> for &SameRow<T, P> {}

/// What is read from rows of `T`; nothing that it is asked of.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not read from a row of `{T}`",
    label = "neither `{T}` nor a projection of it",
    note = "help: `flatten` takes what is read from the same row; what comes with it is a field with the relation's name"
)]
pub trait OfRow<T> {}

/// How a field is asked for and read: as its member says, and not at all where it is none, which is told once.
pub struct Reading<M, T, F>(PhantomData<(M, T, F)>);

/// What reads a field, by the type of what is asked for.
#[must_use]
pub fn reading<T, F, M>(_member: fn() -> M) -> Reading<M, T, F> {
    Reading(PhantomData)
}

/// Asks for and reads what is a member.
pub trait ReadMember<M, F, I> {
    /// Asks for the field.
    fn ask(&self, member: M, query: &mut Query);
    /// Reads the field.
    ///
    /// # Errors
    /// If the value is not an `F`.
    fn read(&self, cursor: &mut Cursor<'_>) -> Result<F, Error>;
}

impl<T, F, I, M: Member<T, F, I>> ReadMember<M, F, I> for Reading<M, T, F> {
    fn ask(&self, member: M, query: &mut Query) {
        member.ask(query);
    }

    fn read(&self, cursor: &mut Cursor<'_>) -> Result<F, Error> {
        M::read(cursor)
    }
}

/// What is left where there is no such member.
pub trait NoMember<M, F> {
    /// Tells it.
    fn ask(&self, _member: M, _query: &mut Query)
    where
        F: ReadFrom<M>,
    {
    }

    /// Stands in.
    ///
    /// # Errors
    /// Always.
    fn read(&self, _cursor: &mut Cursor<'_>) -> Result<F, Error> {
        Err(Error::NotFound { table: "" })
    }
}

impl<M, T, F> NoMember<M, F> for &Reading<M, T, F> {}

/// What is read from an `M`; nothing that it is asked of.
#[diagnostic::on_unimplemented(
    message = "a field of type `{Self}` cannot be read from `{M}`",
    label = "does not fit",
    note = "help: give the field the type of the column; a relation to many is a `Vec<…>`, one to a row that need not be there an `Option<…>`, of the related table or of a struct with `#[derive(Projection)]` and `#[projection(of = …)]` for it"
)]
pub trait ReadFrom<M> {}

impl Cursor<'_> {
    pub(super) fn next_child(&mut self) -> Option<&Children> {
        self.child += 1;
        self.children.get(self.child - 1)
    }
}
