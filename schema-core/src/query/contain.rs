//! `@>`, `<@` and `&&`: what arrays, ranges, JSON and texts contain.

use sqlx::postgres::types::PgRange;

use super::class::Text;
use super::expr::way::{self, Way};
use super::expr::{Expr, IntoExpr, Operand};
use super::fragment::{Fragment, Level};
use super::operators::both;
use super::scope::Of;
use super::source::Source;
use super::text::Literally;
use crate::declare::column_type::ColumnType;
use crate::declare::handle::Column;

/// What can contain an `X`: a text another, an array the elements of another, a range another or a value, JSON a part.
#[diagnostic::on_unimplemented(
    message = "a value of type `{Self}` cannot contain this",
    label = "not what a `{Self}` contains",
    note = "help: a text contains a text, `Vec<T>` a `Vec<T>`, `PgRange<T>` a `PgRange<T>` or a `T`, and JSON a `serde_json::Value` or a `Json<…>`"
)]
pub trait Contains<X, W> {
    /// As SQL.
    fn contains(this: Fragment, other: X) -> Fragment;
}

/// What an `X` can contain.
#[diagnostic::on_unimplemented(
    message = "a value of type `{Self}` cannot be contained by this",
    label = "not what contains a `{Self}`",
    note = "help: arrays, ranges and JSON are contained by their like; a single value is in a range by `range.contains(value)`, and in a list by `in_`"
)]
pub trait Contained<X, W> {
    /// The other.
    fn operand(other: X) -> Fragment;
}

/// What can have something in common with another of its type.
#[diagnostic::on_unimplemented(
    message = "an array or a range is asked for, and this is of type `{Self}`",
    label = "neither an array nor a range"
)]
pub trait Set {}

impl<E> Set for Vec<E> {}
impl<B> Set for PgRange<B> {}

macro_rules! contained {
    ($([$generics:ident] $of:ty;)*) => {$(
        impl<$generics, X: Operand<Self, W>, W: Way> Contained<X, W> for $of {
            fn operand(other: X) -> Fragment {
                other.into_operand()
            }
        }
    )*};
}

contained! {
    [E] Vec<E>;
    [B] PgRange<B>;
}

#[diagnostic::do_not_recommend]
impl<T: Text, X: Literally<W>, W: Way> Contains<X, W> for T {
    fn contains(this: Fragment, other: X) -> Fragment {
        this.binary("LIKE", other.pattern("%", "%"), Level::Comparison)
    }
}

macro_rules! contains {
    ($([$generics:ident] $of:ty;)*) => {$(
        impl<$generics, X: Operand<Self, W>, W: Way> Contains<X, way::Part<W>> for $of {
            fn contains(this: Fragment, other: X) -> Fragment {
                this.binary("@>", other.into_operand(), Level::Operator)
            }
        }
    )*};
}

contains! {
    [E] Vec<E>;
    [B] PgRange<B>;
}

impl<B: ColumnType, X: Operand<B, W>, W: Way> Contains<X, way::One<W>> for PgRange<B> {
    fn contains(this: Fragment, other: X) -> Fragment {
        this.binary("@>", other.into_operand().cast(&B::SQL_TYPE), Level::Operator)
    }
}

macro_rules! contain {
    ([$($generics:tt)*] $of:ty, $source:ty, $value:ty) => {
        impl<$($generics)*> $of {
            /// `@>`: contains all elements of another array, a range or a value, a part of JSON; of texts LIKE, where `%` and
            /// `_` are themselves.
            pub fn contains<X, W: Way>(
                self,
                other: X,
            ) -> Expr<($source, W::Source), bool>
            where
                $value: Contains<X, W>,
            {
                Expr::new(<$value as Contains<X, W>>::contains(self.into_expr().fragment, other))
            }

            /// `<@`: the other array, range or JSON contains it.
            pub fn contained_by<X, W: Way>(
                self,
                other: X,
            ) -> Expr<($source, W::Source), bool>
            where
                $value: Contained<X, W>,
            {
                let other = <$value as Contained<X, W>>::operand(other);
                Expr::new(self.into_expr().fragment.binary("<@", other, Level::Operator))
            }

            /// `&&`: both arrays or ranges have something in common.
            pub fn overlaps<X: Operand<$value, W>, W: Way>(self, other: X) -> Expr<($source, W::Source), bool>
            where
                $value: Set,
            {
                Expr::new(self.into_expr().fragment.binary("&&", other.into_operand(), Level::Operator))
            }
        }
    };
}

both!(contain);
