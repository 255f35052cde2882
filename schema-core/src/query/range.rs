//! What ranges have besides what all sets have.

use sqlx::postgres::types::PgRange;

use super::expr::way::Way;
use super::expr::{Expr, IntoExpr, Operand};
use super::fragment::{Fragment, Level};
use super::operators::both;
use super::scope::{Always, Of};
use super::source::Source;
use crate::declare::column_type::ColumnType;
use crate::declare::handle::Column;

/// A range.
#[diagnostic::on_unimplemented(
    message = "a range is asked for, and this is of type `{Self}`",
    label = "not a range",
    note = "help: a column of the type `PgRange<T>` is one"
)]
pub trait Range {
    /// What it goes from and to.
    type Bound;
}

impl<B> Range for PgRange<B> {
    type Bound = B;
}

macro_rules! range {
    ([$($generics:tt)*] $of:ty, $source:ty, $value:ty) => {
        range! {
            [$($generics)*] $of, $source, $value;
            /// `-|-`: the one begins where the other ends.
            adjacent "-|-";
            /// `<<`: it ends before the other begins.
            strictly_left_of "<<";
            /// `>>`: it begins after the other ends.
            strictly_right_of ">>";
        }

        impl<$($generics)*> $of {
            /// `lower(…)`: where it begins; NULL, if it has no beginning or nothing in it.
            pub fn lower_bound<B>(self) -> Expr<Always<$source>, B>
            where
                $value: Range<Bound = B>,
            {
                Expr::new(Fragment::call("lower", [self.into_expr().fragment]))
            }

            /// `upper(…)`: where it ends; NULL, if it has no end or nothing in it.
            pub fn upper_bound<B>(self) -> Expr<Always<$source>, B>
            where
                $value: Range<Bound = B>,
            {
                Expr::new(Fragment::call("upper", [self.into_expr().fragment]))
            }

            /// `isempty(…)`: nothing is in it.
            pub fn is_empty(self) -> Expr<$source, bool>
            where
                $value: Range,
            {
                Expr::new(Fragment::call("isempty", [self.into_expr().fragment]))
            }
        }
    };
    (
        [$($generics:tt)*] $of:ty, $source:ty, $value:ty;
        $($(#[$doc:meta])* $name:ident $operator:literal;)*
    ) => {
        impl<$($generics)*> $of {
            $(
                $(#[$doc])*
                pub fn $name<X: Operand<$value, W>, W: Way>(self, other: X) -> Expr<($source, W::Source), bool>
                where
                    $value: Range,
                {
                    Expr::new(self.into_expr().fragment.binary($operator, other.into_operand(), Level::Operator))
                }
            )*
        }
    };
}

both!(range);
