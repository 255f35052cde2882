//! Privileges, as they differ from those that an object has by itself.

use super::Id;
use super::name::Name;
use super::object::{Alteration, Cause, Context, Object};
use crate::ident::{Ident, ParseError};
use crate::rename::Renames;
use crate::statement::Statement;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// Who is granted what. Displayed, and kept in files, as `role on kind name`; everyone is `public`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Grantee {
    /// The object.
    pub on: Box<Id>,
    /// The role.
    pub role: Ident,
}

impl fmt::Display for Grantee {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} on {}", self.role, self.on)
    }
}

impl FromStr for Grantee {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        let wrong = || ParseError(format!("`{text}` is not of the form `role on kind name`"));
        let (role, on) = text.split_once(" on ").ok_or_else(wrong)?;
        Ok(Self { on: on.parse()?, role: role.parse()? })
    }
}

impl Name for Grantee {
    fn schema(&self) -> Option<&Ident> {
        Id::schema(&self.on)
    }

    fn renamed(&self, _id: &Id, renames: &Renames) -> Self {
        Self { on: Box::new(Id::renamed(&self.on, renames)), role: self.role.clone() }
    }
}

/// What a role may do with an object (manual, 5.8).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grant {
    /// What is granted besides; with `*` behind it, the role may grant it too.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub granted: Vec<String>,
    /// What the role would have by itself, and has not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub revoked: Vec<String>,
}

impl Object for Grant {
    type Name = Grantee;

    const CATALOG: Option<&'static str> = None;

    const ATTACHED: bool = true;

    const KEYWORD: &'static str = "";

    fn sql_name(&self, name: &Grantee) -> String {
        name.on.path()
    }

    fn needs(&self, name: &Grantee) -> Vec<Id> {
        vec![Id::clone(&name.on)]
    }

    fn gives_way(&self, cause: Cause) -> bool {
        cause.gone || cause.aside
    }

    fn create(&self, _name: &Grantee, _context: &Context<'_>) -> Vec<Statement> {
        Vec::new()
    }

    fn drop(&self, _name: &Grantee, _context: &Context<'_>) -> Vec<Statement> {
        Vec::new()
    }

    fn alter(&self, _to: &Self, _name: &Grantee, _context: &Context<'_>) -> Alteration {
        Alteration::statements(Vec::new())
    }

    fn owners(&self, name: &Grantee) -> Vec<Id> {
        vec![Id::clone(&name.on)]
    }
}
