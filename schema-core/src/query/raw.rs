//! Columns whose type has no type in Rust: what is read as a `Raw` can be searched, cast, and stand in SQL of one's own.

use super::conditional::Argument;
use super::expr::{Expr, IntoExpr};
use super::fragment::{Fragment, Level};
use super::full_text::TsQuery;
use super::nulls::Plain;
use super::scope::{From, Never};
use super::source::Source;
use crate::declare::column_type::ColumnType;
use crate::declare::handle::Column;
use crate::row::raw::Raw;

macro_rules! raw {
    ($field:ty, $source:ty) => {
        impl<T: Source> IntoExpr for Column<T, $field> {
            type Source = $source;
            type Value = Raw;

            fn into_expr(self) -> Expr<$source, Raw> {
                Expr::new(Fragment::column_of(T::ALIAS, self))
            }
        }

        impl<T: Source> Argument<Raw, $source> for Column<T, $field> {
            fn into_argument(self) -> Fragment {
                self.into_expr().fragment
            }
        }

        impl<T: Source> Column<T, $field> {
            /// `@@`: the query finds it. The column is a `tsvector`.
            pub fn matches<Q>(self, query: Expr<Q, TsQuery>) -> Expr<($source, Q), bool> {
                self.into_expr().matches(query)
            }

            /// `ts_rank(…)`: how well the query finds it. The column is a `tsvector`.
            pub fn ts_rank<Q>(self, query: Expr<Q, TsQuery>) -> Expr<($source, Q), f32> {
                self.into_expr().ts_rank(query)
            }

            /// `::type`: the value as PostgreSQL converts it.
            pub fn cast<C: ColumnType>(self) -> Expr<$source, C::Value> {
                self.into_expr().cast::<C>()
            }

            /// NULL.
            pub fn is_null(self) -> Expr<Never<$source>, bool> {
                Expr::new(self.into_expr().fragment.followed(" IS NULL", Level::Comparison))
            }

            /// A value.
            pub fn is_not_null(self) -> Expr<Never<$source>, bool> {
                Expr::new(self.into_expr().fragment.followed(" IS NOT NULL", Level::Comparison))
            }
        }
    };
}

raw!(Raw, Plain<T>);
raw!(Option<Raw>, From<T>);
