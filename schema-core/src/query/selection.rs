//! What is picked from a query: a column, an expression, or a tuple of them.

use super::expr::{Expr, IntoExpr};
use super::fragment::Fragment;
use super::grouping::Grain;
use super::scope::{Of, Read, Within};
use super::shape::{Scalar, Shape};
use super::source::Source;
use crate::declare::column_type::ColumnType;
use crate::declare::handle::Column;

/// What can be picked from a query with the tables of `Scope`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be picked from a query",
    label = "neither a column, nor an expression, nor a tuple of up to 16 of them",
    note = "help: give columns: `(User::id, User::name)`; a value is one as `value(…)`, more than 16 columns as tuples in a tuple, or as a `#[derive(Projection)]`"
)]
pub trait Selection<Scope, I> {
    /// What it gives.
    type Shape: Shape;
    /// Of which rows it is made.
    type Grain: Grain;
    /// The columns of the statement.
    fn columns(self, columns: &mut Vec<Fragment>);
}

impl<Scope, T: Source, F: ColumnType, I> Selection<Scope, I> for Column<T, F>
where
    Of<T, F>: Within<Scope, I, Null: Read<F::Value>>,
    Scalar<<<Of<T, F> as Within<Scope, I>>::Null as Read<F::Value>>::As>: Shape,
{
    type Shape = Scalar<<<Of<T, F> as Within<Scope, I>>::Null as Read<F::Value>>::As>;
    type Grain = <Of<T, F> as Within<Scope, I>>::Grain;

    fn columns(self, columns: &mut Vec<Fragment>) {
        columns.push(self.into_expr().fragment);
    }
}

impl<Scope, S, V, I> Selection<Scope, I> for Expr<S, V>
where
    S: Within<Scope, I, Null: Read<V>>,
    Scalar<<<S as Within<Scope, I>>::Null as Read<V>>::As>: Shape,
{
    type Shape = Scalar<<<S as Within<Scope, I>>::Null as Read<V>>::As>;
    type Grain = S::Grain;

    fn columns(self, columns: &mut Vec<Fragment>) {
        columns.push(self.fragment);
    }
}

macro_rules! grain {
    ($name:ident) => { $name::Grain };
    ($name:ident $($rest:ident)+) => { <$name::Grain as Grain>::And<grain!($($rest)+)> };
}

macro_rules! tuples {
    ($($name:ident $index:ident),+) => {
        impl<Scope, $($name: Selection<Scope, $index>, $index),+> Selection<Scope, ($($index,)+)> for ($($name,)+)
        where
            ($($name::Shape,)+): Shape,
        {
            type Shape = ($($name::Shape,)+);
            type Grain = grain!($($name)+);

            #[allow(non_snake_case, reason = "a name for each type")]
            fn columns(self, columns: &mut Vec<Fragment>) {
                let ($($name,)+) = self;
                $($name.columns(columns);)+
            }
        }
    };
}

macro_rules! every_tuple {
    ($first:ident $index:ident) => { tuples!($first $index); };
    ($first:ident $index:ident, $($rest:tt)+) => {
        tuples!($first $index, $($rest)+);
        every_tuple!($($rest)+);
    };
}

every_tuple!(A IA, B IB, C IC, D ID, E IE, F IF, G IG, H IH, J IJ, K IK, L IL, M IM, N IN, O IO, P IP, Q IQ);
