//! A name that may leave its schema out: of a collation, an operator class, an operator.

use super::{Ident, ParseError, Qualified};
use std::fmt;
use std::str::FromStr;

/// A name with or without its schema. Displayed, and kept in files, as SQL has it.
///
/// ```
/// # use schema_core::ident::Reference;
/// assert_eq!(Reference::from("C").to_string(), r#""C""#);
/// assert_eq!(Reference::from(r#""ext"."german""#).to_string(), "ext.german");
/// assert_eq!("ext.gin_trgm_ops".parse::<Reference>().unwrap().to_string(), "ext.gin_trgm_ops");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reference {
    /// The schema; `None` where it is PostgreSQL's own, or left to the search path.
    pub schema: Option<Ident>,
    /// The name in it.
    pub name: Ident,
}

impl Reference {
    /// Takes the schema of `catalog`, where only that is missing.
    pub(crate) fn adopt(&mut self, catalog: &Self) {
        if self.schema.is_none() && self.name == catalog.name {
            self.schema.clone_from(&catalog.schema);
        }
    }
}

/// A name as people write it: with quotes it is as in SQL; without them a dot is one of the name, as in `en_US.utf8`.
impl From<&str> for Reference {
    fn from(name: &str) -> Self {
        let quoted = name.contains('"').then(|| name.parse().ok()).flatten();
        quoted.unwrap_or_else(|| Self { schema: None, name: Ident::from(name) })
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.schema {
            Some(schema) => write!(f, "{schema}.{}", self.name),
            None => self.name.fmt(f),
        }
    }
}

impl FromStr for Reference {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        match text.parse::<Qualified>() {
            Ok(Qualified { schema, name }) => Ok(Self { schema: Some(schema), name }),
            Err(_) => Ok(Self { schema: None, name: text.parse()? }),
        }
    }
}
