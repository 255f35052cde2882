//! What texts have: patterns, regular expressions, and functions.

use super::class::{Concat, Text};
use super::expr::way::Way;
use super::expr::{Expr, IntoExpr, Operand, way};
use super::fragment::{Fragment, Level};
use super::operators::both;
use super::scope::Of;
use super::source::Source;
use crate::declare::column_type::ColumnType;
use crate::declare::handle::Column;
use crate::row::value::Brings;
use crate::row::{IntoValue, Value};

/// A text that is looked for as it is, whatever signs of a pattern it has.
#[diagnostic::on_unimplemented(
    message = "a text is looked for, and a `{Self}` is given",
    label = "not a text",
    note = "help: give a text, or a column or an expression that is one"
)]
pub trait Literally<W> {
    /// As a pattern of LIKE, between two others.
    fn pattern(self, before: &'static str, after: &'static str) -> Fragment;
}

#[diagnostic::do_not_recommend]
impl<X: IntoValue<String, W>, W: Brings> Literally<way::Value<W>> for X {
    fn pattern(self, before: &'static str, after: &'static str) -> Fragment {
        let Value::Set(text) = self.into_value() else { return Fragment::sql("NULL") };
        let mut pattern = String::from(before);
        for c in text.chars() {
            if matches!(c, '\\' | '%' | '_') {
                pattern.push('\\');
            }
            pattern.push(c);
        }
        pattern.push_str(after);
        Fragment::bind(pattern)
    }
}

impl<S, V: Text> Literally<way::Expression<S>> for Expr<S, V> {
    fn pattern(self, before: &'static str, after: &'static str) -> Fragment {
        let signs = [self.fragment, Fragment::sql(r"'[\\%_]'"), Fragment::sql(r"'\\\&'"), Fragment::sql("'g'")];
        let mut pattern = Fragment::call("regexp_replace", signs);
        if !before.is_empty() {
            pattern = Fragment::sql("'%'").binary("||", pattern, Level::Operator);
        }
        if !after.is_empty() {
            pattern = pattern.binary("||", Fragment::sql("'%'"), Level::Operator);
        }
        pattern
    }
}

impl<T: Source, F: ColumnType<Value: Text>> Literally<way::Expression<Of<T, F>>> for Column<T, F> {
    fn pattern(self, before: &'static str, after: &'static str) -> Fragment {
        self.into_expr().pattern(before, after)
    }
}

macro_rules! text {
    ([$($generics:tt)*] $of:ty, $source:ty, $value:ty) => {
        text! {
            [$($generics)*] $of, $source, $value;
            /// `LIKE`: `%` stands for any text, `_` for one character.
            like "LIKE" Comparison;
            /// `NOT LIKE`
            not_like "NOT LIKE" Comparison;
            /// `ILIKE`: as `LIKE`, where `A` is `a`.
            ilike "ILIKE" Comparison;
            /// `NOT ILIKE`
            not_ilike "NOT ILIKE" Comparison;
            /// `~`: a regular expression of PostgreSQL is found in it.
            regexp "~" Operator;
            /// `~*`: as `~`, where `A` is `a`.
            iregexp "~*" Operator;
            /// `!~`
            not_regexp "!~" Operator;
            /// `!~*`
            not_iregexp "!~*" Operator;
        }

        impl<$($generics)*> $of {
            /// Begins with this text; `%` and `_` are themselves.
            pub fn starts_with<X: Literally<W>, W: Way>(self, text: X) -> Expr<($source, W::Source), bool>
            where
                $value: Text,
            {
                Expr::new(self.into_expr().fragment.binary("LIKE", text.pattern("", "%"), Level::Comparison))
            }

            /// Ends with this text; `%` and `_` are themselves.
            pub fn ends_with<X: Literally<W>, W: Way>(self, text: X) -> Expr<($source, W::Source), bool>
            where
                $value: Text,
            {
                Expr::new(self.into_expr().fragment.binary("LIKE", text.pattern("%", ""), Level::Comparison))
            }

            /// `||`: this text or array, and the other behind it. To pass over NULL, `coalesce` first.
            pub fn concat<C, X: Operand<C, W>, W: Way>(self, other: X) -> Expr<($source, W::Source), C>
            where
                $value: Concat<Whole = C>,
            {
                Expr::new(self.into_expr().fragment.binary("||", other.into_operand(), Level::Operator))
            }

            /// `lower(…)`
            pub fn lower(self) -> Expr<$source, String>
            where
                $value: Text,
            {
                Expr::new(Fragment::call("lower", [self.into_expr().fragment]))
            }

            /// `upper(…)`
            pub fn upper(self) -> Expr<$source, String>
            where
                $value: Text,
            {
                Expr::new(Fragment::call("upper", [self.into_expr().fragment]))
            }

            /// The number of characters.
            pub fn length(self) -> Expr<$source, i32>
            where
                $value: Text,
            {
                Expr::new(Fragment::call("length", [self.into_expr().fragment]))
            }

            /// Without spaces before and behind it: `btrim(…)`.
            pub fn trim(self) -> Expr<$source, String>
            where
                $value: Text,
            {
                Expr::new(Fragment::call("btrim", [self.into_expr().fragment]))
            }

            /// The part of so many characters that begins at a place; the first place is 1.
            pub fn substring<A: Operand<i32, WA>, B: Operand<i32, WB>, WA: Way, WB: Way>(
                self,
                from: A,
                count: B,
            ) -> Expr<($source, (WA::Source, WB::Source)), String>
            where
                $value: Text,
            {
                let arguments = [self.into_expr().fragment, from.into_operand(), count.into_operand()];
                Expr::new(Fragment::call("substr", arguments))
            }

            /// The place where another text begins in it: from 1, and 0 if it does not.
            pub fn position<X: Operand<String, W>, W: Way>(self, of: X) -> Expr<($source, W::Source), i32>
            where
                $value: Text,
            {
                Expr::new(Fragment::call("strpos", [self.into_expr().fragment, of.into_operand()]))
            }

            /// With another text in all places of one.
            pub fn replace<A: Operand<String, WA>, B: Operand<String, WB>, WA: Way, WB: Way>(
                self,
                from: A,
                to: B,
            ) -> Expr<($source, (WA::Source, WB::Source)), String>
            where
                $value: Text,
            {
                let arguments = [self.into_expr().fragment, from.into_operand(), to.into_operand()];
                Expr::new(Fragment::call("replace", arguments))
            }

            /// The part with this number, from 1, between those where it is split; empty, where there is none.
            pub fn split_part<A: Operand<String, WA>, B: Operand<i32, WB>, WA: Way, WB: Way>(
                self,
                at: A,
                number: B,
            ) -> Expr<($source, (WA::Source, WB::Source)), String>
            where
                $value: Text,
            {
                let arguments = [self.into_expr().fragment, at.into_operand(), number.into_operand()];
                Expr::new(Fragment::call("split_part", arguments))
            }
        }
    };
    (
        [$($generics:tt)*] $of:ty, $source:ty, $value:ty;
        $($(#[$doc:meta])* $name:ident $operator:literal $level:ident;)*
    ) => {
        impl<$($generics)*> $of {
            $(
                $(#[$doc])*
                pub fn $name<X: Operand<String, W>, W: Way>(self, pattern: X) -> Expr<($source, W::Source), bool>
                where
                    $value: Text,
                {
                    Expr::new(self.into_expr().fragment.binary($operator, pattern.into_operand(), Level::$level))
                }
            )*
        }
    };
}

both!(text);
