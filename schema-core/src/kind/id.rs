//! What can be asked of an identity without knowing what its object is like.

use super::Id;
use crate::ident::{Ident, Member, ParseError, Qualified};
use crate::model::Schema;
use crate::rename::Renames;
use std::fmt;

impl Id {
    /// The table that the object is part of, or is.
    pub fn table(&self) -> Option<&Qualified> {
        match self {
            Self::Attachment(descent) => Some(&descent.table),
            Self::Table(table) | Self::TypedTable(table) | Self::ReplicaIdentity(table) | Self::Cluster(table) => {
                Some(table)
            }
            Self::Comment(on) | Self::Owner(on) => on.table(),
            Self::Grant(name) => name.on.table(),
            other => other.member().map(|member| &member.table),
        }
    }

    /// The objects of this name that may have columns.
    pub(crate) fn relations(name: &Qualified) -> [Self; 4] {
        let name = || name.clone();
        [Self::Table(name()), Self::View(name()), Self::MaterializedView(name()), Self::Composite(name())]
    }

    /// The table and the name in it, of what is in a table.
    pub fn member(&self) -> Option<&Member> {
        self.name().member()
    }

    /// The object's own name, without those of what it is in.
    pub fn own_name(&self) -> Option<&Ident> {
        self.name().own()
    }

    /// The schema that the object is in.
    pub fn schema(&self) -> Option<&Ident> {
        self.name().schema()
    }

    /// The same kind of thing in the same place under another name.
    #[must_use]
    pub fn with_name(&self, to: &Ident) -> Self {
        let mut renamed = self.clone();
        if let Some(own) = renamed.name_mut().own_mut() {
            *own = to.clone();
        }
        renamed
    }

    /// The same thing in another table.
    #[must_use]
    pub fn in_table(&self, to: &Qualified) -> Self {
        let mut moved = self.clone();
        if let Some(member) = moved.name_mut().member_mut() {
            member.table = to.clone();
        }
        moved
    }

    /// The object as `COMMENT ON` and its like name it.
    pub(crate) fn sql_name(&self, schema: &Schema) -> String {
        let known = schema.payload(self).map(|payload| payload.sql_name(self));
        known.unwrap_or_else(|| match (self.keyword(), self.member()) {
            ("CONSTRAINT", Some(constraint)) => format!("CONSTRAINT {} ON {}", constraint.name, constraint.table),
            (keyword, _) => format!("{keyword} {}", self.path()),
        })
    }

    /// The identity after `renames`.
    #[must_use]
    pub fn renamed(&self, renames: &Renames) -> Self {
        self.renamed_by(renames)
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.word(), self.path())
    }
}

impl serde::Serialize for Id {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Id {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl std::str::FromStr for Id {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        let (word, path) =
            text.split_once(' ').ok_or_else(|| ParseError(format!("`{text}` is not of the form `kind name`")))?;
        Self::from_path(word, path)
    }
}

impl std::str::FromStr for Box<Id> {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        text.parse().map(Box::new)
    }
}
