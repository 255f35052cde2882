//! What functions are made of, and so where they are NULL.

use core::marker::PhantomData;

use super::grouping::{AllRows, EachRow, Grain, NoRow};
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

/// Made of rows that are seen through a window.
pub struct Windowed<S>(PhantomData<S>);

/// Made of a column of `T` that is NULL only where an outer join misses its row.
pub struct Plain<T>(PhantomData<T>);

impl<Scope: Has<T, I>, T, I> Within<Scope, I> for Plain<T> {
    type Null = Scope::Null;
    type Grain = NoRow;
}

impl<Scope, A: Within<Scope, I>, B: Within<Scope, J>, I, J> Within<Scope, (I, J)> for Both<A, B>
where
    A::Null: And<B::Null>,
{
    type Null = <A::Null as And<B::Null>>::Null;
    type Grain = <A::Grain as Grain>::And<B::Grain>;
}

impl<Scope, A: Within<Scope, I>, B: Within<Scope, J>, I, J> Within<Scope, (I, J)> for With<A, B> {
    type Null = A::Null;
    type Grain = <A::Grain as Grain>::And<B::Grain>;
}

impl<Scope, N, S: Within<Scope, I>, I> Within<Scope, I> for Said<N, S> {
    type Null = N;
    // There may be an aggregate in SQL of one's own.
    type Grain = NoRow;
}

impl<Scope, S: Within<Scope, I>, I> Within<Scope, I> for Aggregate<S> {
    type Null = S::Null;
    type Grain = AllRows;
}

impl<Scope, S: Within<Scope, I>, I> Within<Scope, I> for Windowed<S> {
    type Null = S::Null;
    type Grain = NoRow;
}

/// Made of one row: it can say which rows there are.
#[diagnostic::on_unimplemented(
    message = "an aggregate or a window function cannot say which rows there are",
    label = "made of more than one row",
    note = "help: a condition on groups is given by `having`; on what a window shows, outside of the query: name it with `cte!`, and filter `Name::derived(query)`"
)]
pub trait OfOneRow {}

/// Made without a window: groups, and the rows of a page, can be chosen by it.
#[diagnostic::on_unimplemented(
    message = "a window function cannot say which rows there are",
    label = "seen through a window, which is there when the rows are chosen",
    note = "help: do it outside of the query: name it with `cte!`, and go on with `Name::derived(query)`"
)]
pub trait NoWindow {}

macro_rules! made_of {
    ($($name:ident)*) => {$(
        impl $name for Values {}
        impl<T, F> $name for Of<T, F> {}
        impl<T> $name for From<T> {}
        impl<T> $name for Plain<T> {}
        impl<S: $name> $name for Never<S> {}
        impl<S: $name> $name for Always<S> {}
        impl<N, S: $name> $name for Said<N, S> {}
        impl<A: $name, B: $name> $name for Both<A, B> {}
        impl<A: $name, B: $name> $name for With<A, B> {}
        impl<A: $name, B: $name> $name for (A, B) {}
    )*};
}

made_of!(OfOneRow NoWindow);

impl OfOneRow for NoRow {}
impl<T, V> OfOneRow for EachRow<T, V> {}

impl<S: NoWindow> NoWindow for Aggregate<S> {}
