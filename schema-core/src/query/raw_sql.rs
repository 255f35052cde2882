//! `sql!`: SQL of one's own wherever an expression stands.

use core::marker::PhantomData;

use super::conditional::Argument;
use super::expr::Expr;
use super::fragment::{Fragment, Level};
use super::nulls::Said;
use super::scope::{FieldNull, Values};
use crate::declare::column_type::ColumnType;

/// SQL of one's own as an expression of a type: an `Option`, where it may be NULL.
///
/// Each `{}` is a column, an expression, or a value, which is bound; `{{` and `}}` are braces. The text is a literal, so
/// that nothing gets into it but by `{}`.
///
/// ```
/// use schema_core::query::value;
/// use schema_core::sql;
///
/// let even = sql!(bool, "{} & 1 = 0", value(6));
/// assert_eq!(even.to_sql(), "$1::integer & 1 = 0");
/// ```
///
/// A number of arguments that is not the number of `{}` does not compile:
///
/// ```compile_fail
/// schema_core::sql!(bool, "{} = {}", 6);
/// ```
#[macro_export]
macro_rules! sql {
    ($type:ty, $text:literal $(, $argument:expr)* $(,)?) => {{
        const _: () = {
            assert!(
                $crate::query::placeholders($text) == 0 $(+ { _ = ::core::stringify!($argument); 1 })*,
                "each `{{}}` of the text takes one argument, and there are more or fewer"
            );
        };
        $crate::query::RawSql::new($text)$(.argument($argument))*.of::<$type>()
    }};
}

/// How many `{}` are in a text; `{{` and `}}` are braces.
#[doc(hidden)]
#[must_use]
pub const fn placeholders(text: &str) -> usize {
    let (text, mut at, mut count) = (text.as_bytes(), 0, 0);
    while at + 1 < text.len() {
        match (text[at], text[at + 1]) {
            (b'{', b'}') => count += 1,
            (b'{', b'{') | (b'}', b'}') => {}
            _ => {
                at += 1;
                continue;
            }
        }
        at += 2;
    }
    count
}

/// A text in which arguments take the places of `{}`.
#[doc(hidden)]
#[must_use]
pub struct RawSql<S> {
    before: Fragment,
    rest: &'static str,
    marker: PhantomData<fn() -> S>,
}

impl RawSql<Values> {
    pub fn new(text: &'static str) -> Self {
        Self { before: Fragment::default(), rest: text, marker: PhantomData }
    }
}

impl<S> RawSql<S> {
    /// Takes the next place.
    pub fn argument<A: Argument<V, R>, V, R>(mut self, argument: A) -> RawSql<(S, R)> {
        self.up_to_place();
        self.before.append(argument.into_argument().closed());
        RawSql { before: self.before, rest: self.rest, marker: PhantomData }
    }

    /// Moves the text before the next `{}`.
    fn up_to_place(&mut self) {
        while let Some(brace) = self.rest.find(['{', '}']) {
            let (text, rest) = self.rest.split_at(brace);
            self.before.push(text);
            match rest.get(..2) {
                Some("{}") => {
                    self.rest = &rest[2..];
                    return;
                }
                doubled => {
                    self.before.push(&rest[..1]);
                    self.rest = &rest[if matches!(doubled, Some("{{" | "}}")) { 2 } else { 1 }..];
                }
            }
        }
        self.before.push(std::mem::take(&mut self.rest));
    }

    /// The whole, as an expression.
    pub fn of<F: ColumnType>(mut self) -> Expr<Said<<(F, F::Value) as FieldNull>::Null, S>, F::Value>
    where
        (F, F::Value): FieldNull,
    {
        self.up_to_place();
        // What it is, nobody knows: it stands in parentheses, unless it stands alone.
        Expr::new(self.before.at(Level::Or))
    }
}
