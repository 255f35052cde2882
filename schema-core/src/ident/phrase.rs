//! Names of what PostgreSQL tells apart by something else than a name: a cast by its types.

use super::ParseError;
use std::fmt;
use std::str::FromStr;

/// What tells an object apart, as SQL has it: `(text AS integer)`.
///
/// ```
/// # use schema_core::ident::Phrase;
/// assert_eq!("(text AS integer)".parse::<Phrase>().unwrap().to_string(), "(text AS integer)");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Phrase(pub String);

impl fmt::Display for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Phrase {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        Ok(Self(text.to_owned()))
    }
}
