//! What an expression does, step by step on a stack of values: whoever knows the types of columns can go the same steps
//! with types.

use std::ops::Range;

use crate::literal::{kinds_of_string, string};
use crate::token::{Kind, Token};

/// One step. Those that can be wrong keep the place of what they are about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step<At = String> {
    /// Puts a column, by its name.
    Column(String),
    /// Puts a string in its quotes, with the kinds of types that have such a value.
    Text(String, Vec<&'static str>),
    /// Puts a value of a type; of none where it is not known.
    Of(&'static str),
    /// The last value becomes one of a type.
    Becomes(&'static str),
    /// The last value is cast to a type.
    Cast(&'static str, At),
    /// The last value becomes an attribute of itself.
    Field(String, At),
    /// An operator takes two values.
    Operator(String, At),
    /// A sign takes one value.
    Sign(String, At),
    /// A function takes so many values. One without a name is not known.
    Call(String, usize, At),
    /// So many values become one of the type that they share.
    Alike(usize, At),
    /// The last value is compared with the one so many places below it, and goes.
    Against(usize, At),
    /// The last value is boolean.
    Condition(At),
    /// The last value goes.
    Drop,
}

/// A step while it is not known which columns there are: between a table and its column stands a zero.
pub(crate) type Placed = Step<Range<usize>>;

impl Placed {
    /// With the text of its place.
    pub(crate) fn told(&self, text: &str) -> Step {
        let piece = |at: &Range<usize>| text.get(at.clone()).unwrap_or_default().to_owned();
        match self {
            Self::Column(name) => Step::Column(name.clone()),
            Self::Text(text, kinds) => Step::Text(text.clone(), kinds.clone()),
            Self::Of(name) => Step::Of(name),
            Self::Becomes(name) => Step::Becomes(name),
            Self::Cast(name, at) => Step::Cast(name, piece(at)),
            Self::Field(name, at) => Step::Field(name.clone(), piece(at)),
            Self::Operator(name, at) => Step::Operator(name.clone(), piece(at)),
            Self::Sign(name, at) => Step::Sign(name.clone(), piece(at)),
            Self::Call(name, count, at) => Step::Call(name.clone(), *count, piece(at)),
            Self::Alike(count, at) => Step::Alike(*count, piece(at)),
            Self::Against(depth, at) => Step::Against(*depth, piece(at)),
            Self::Condition(at) => Step::Condition(piece(at)),
            Self::Drop => Step::Drop,
        }
    }
}

/// A string; one with escapes may be anything.
pub(crate) fn of_string(token: &Token<'_>) -> Placed {
    match string(token) {
        Some(text) => Step::Text(token.text.to_owned(), kinds_of_string(&text)),
        None => Step::Of(""),
    }
}

/// The type that PostgreSQL gives to a number: the first that has it.
pub(crate) fn of_number(token: &Token<'_>) -> Placed {
    debug_assert_eq!(token.kind, Kind::Number);
    Step::Of(match token.text.replace('_', "").parse::<i64>() {
        Ok(number) if i32::try_from(number).is_ok() => "integer",
        Ok(_) => "bigint",
        Err(_) if token.text.contains(['x', 'X', 'o', 'O', 'b', 'B']) => "",
        Err(_) => "numeric",
    })
}
