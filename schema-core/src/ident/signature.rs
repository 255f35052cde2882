//! Names of what may share them: functions and operators are told apart by the types of their arguments.

use super::{Ident, ParseError, Qualified, first_part};
use std::fmt;
use std::str::FromStr;

/// A function's name with the types of its arguments. Displayed, and kept in files, as `schema.name(integer, text)`.
///
/// ```
/// # use schema_core::ident::Signature;
/// let signature: Signature = r#"public."Add"(a integer, numeric(10,2))"#.parse().unwrap();
/// assert_eq!(signature.name.name.as_str(), "Add");
/// assert_eq!(signature.arguments, "a integer, numeric(10,2)");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Signature {
    /// The name.
    pub name: Qualified,
    /// The arguments, as `pg_get_function_identity_arguments` prints them.
    pub arguments: String,
}

impl fmt::Display for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}({})", self.name, self.arguments)
    }
}

impl FromStr for Signature {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        let wrong = || ParseError(format!("`{text}` is not of the form `schema.name(types)`"));
        let (schema, rest) = first_part(text).ok_or_else(wrong)?;
        let rest = rest.strip_prefix('.').ok_or_else(wrong)?;
        let (name, rest) = match rest.starts_with('"') {
            true => first_part(rest).ok_or_else(wrong)?,
            false => rest.find('(').map(|end| (Ident::from(&rest[..end]), &rest[end..])).ok_or_else(wrong)?,
        };
        let arguments = rest.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).ok_or_else(wrong)?;
        Ok(Self { name: Qualified { schema, name }, arguments: arguments.to_owned() })
    }
}
