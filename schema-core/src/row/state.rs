//! Which columns of a new row are given, as a type: a list with one state for each required column.

use core::marker::PhantomData;

/// The column is given, or need not be.
pub struct Given;

/// The column `C` is not given yet.
pub struct Missing<C>(PhantomData<C>);

/// The first place of the list.
pub struct First;

/// The place after `I`.
pub struct After<I>(PhantomData<I>);

/// A list in which the place `I` can be marked as given.
pub trait Set<I> {
    /// The list afterwards.
    type Output;
}

impl<H, T> Set<First> for (H, T) {
    type Output = (Given, T);
}

impl<H, T: Set<I>, I> Set<After<I>> for (H, T) {
    type Output = (H, T::Output);
}

/// Whether a column that is not nullable: `Nullable<true>` starts as given.
pub struct Nullable<const IS: bool>;

/// How a column starts.
pub trait Start {
    /// The state of the column `C`.
    type Of<C>;
}

impl Start for Nullable<true> {
    type Of<C> = Given;
}

impl Start for Nullable<false> {
    type Of<C> = Missing<C>;
}

/// A new row that has every required column.
#[diagnostic::on_unimplemented(message = "a required column of the new row is not set", label = "not complete")]
pub trait Complete {}

impl Complete for () {}

impl<H: Ready, T: Complete> Complete for (H, T) {}

/// The state of a column that is given.
#[diagnostic::on_unimplemented(message = "a required column of the new row is not set", label = "not complete")]
pub trait Ready {}

impl Ready for Given {}

impl<C: Provided> Ready for Missing<C> {}

/// Implemented for no column: it is what a missing one lacks.
#[diagnostic::on_unimplemented(
    message = "the required column `{Self}` of the new row is not set",
    label = "`{Self}` is missing",
    note = "help: call `.{Self}(…)`; only columns with a default or of an `Option` type can be left out"
)]
pub trait Provided {}

macro_rules! places {
    ($previous:ident) => {};
    ($previous:ident $name:ident $($rest:ident)*) => {
        #[doc(hidden)]
        pub type $name = After<$previous>;
        places!($name $($rest)*);
    };
}

#[doc(hidden)]
pub type I0 = First;

places!(
    I0 I1 I2 I3 I4 I5 I6 I7 I8 I9 I10 I11 I12 I13 I14 I15 I16 I17 I18 I19 I20 I21 I22 I23 I24 I25 I26 I27 I28 I29 I30
    I31 I32 I33 I34 I35 I36 I37 I38 I39 I40 I41 I42 I43 I44 I45 I46 I47 I48 I49 I50 I51 I52 I53 I54 I55 I56 I57 I58 I59
    I60 I61 I62 I63
);
