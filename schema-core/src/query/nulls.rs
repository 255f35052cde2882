//! What functions are made of, and so where they are NULL.

use core::marker::PhantomData;

use super::scope::{Always, From, Has, Never, Of, Optional, Required, Values, Within};

/// Whether both of two can be NULL.
pub trait And<N> {
    /// The answer.
    type Null;
}

impl<N> And<N> for Required {
    type Null = Required;
}

impl<N> And<N> for Optional {
    type Null = N;
}

/// NULL only where both are: `coalesce`, `greatest`.
pub struct Both<A, B>(PhantomData<(A, B)>);

/// Made of both, and NULL where `A` is: what a condition picks, what a window is over.
pub struct With<A, B>(PhantomData<(A, B)>);

/// Made of `S`, and NULL as `N` says.
pub struct Said<N, S>(PhantomData<(N, S)>);

/// Made of all rows of a group.
pub struct Aggregate<S>(PhantomData<S>);

/// Made of a column of `T` that is NULL only where an outer join misses its row.
pub struct Plain<T>(PhantomData<T>);

impl<Scope: Has<T, I>, T, I> Within<Scope, I> for Plain<T> {
    type Null = Scope::Null;
}

impl<Scope, A: Within<Scope, I>, B: Within<Scope, J>, I, J> Within<Scope, (I, J)> for Both<A, B>
where
    A::Null: And<B::Null>,
{
    type Null = <A::Null as And<B::Null>>::Null;
}

impl<Scope, A: Within<Scope, I>, B: Within<Scope, J>, I, J> Within<Scope, (I, J)> for With<A, B> {
    type Null = A::Null;
}

impl<Scope, N, S: Within<Scope, I>, I> Within<Scope, I> for Said<N, S> {
    type Null = N;
}

impl<Scope, S: Within<Scope, I>, I> Within<Scope, I> for Aggregate<S> {
    type Null = S::Null;
}

/// Made of one row: it can say which rows there are.
#[diagnostic::on_unimplemented(
    message = "an aggregate cannot say which rows there are",
    label = "made of all rows of a group",
    note = "help: a condition on groups is given by `having`"
)]
pub trait OfOneRow {}

impl OfOneRow for Values {}
impl<T, F> OfOneRow for Of<T, F> {}
impl<T> OfOneRow for From<T> {}
impl<T> OfOneRow for Plain<T> {}
impl<S: OfOneRow> OfOneRow for Never<S> {}
impl<S: OfOneRow> OfOneRow for Always<S> {}
impl<N, S: OfOneRow> OfOneRow for Said<N, S> {}
impl<A: OfOneRow, B: OfOneRow> OfOneRow for Both<A, B> {}
impl<A: OfOneRow, B: OfOneRow> OfOneRow for With<A, B> {}
impl<A: OfOneRow, B: OfOneRow> OfOneRow for (A, B) {}
