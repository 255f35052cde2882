//! What can be asked of an identity without knowing what its object is like.

use super::Id;
use crate::ident::{Ident, Member, ParseError, Qualified};
use crate::rename::Renames;
use std::fmt;

impl Id {
    /// The table that the object is part of, or is.
    pub fn table(&self) -> Option<&Qualified> {
        match self {
            Self::Table(table) => Some(table),
            Self::Comment(on) => on.table(),
            other => other.member().map(|member| &member.table),
        }
    }

    /// The table and the name in it, of what is in a table.
    pub fn member(&self) -> Option<&Member> {
        match self {
            Self::Column(member)
            | Self::Default(member)
            | Self::Identity(member)
            | Self::Generated(member)
            | Self::PrimaryKey(member)
            | Self::Unique(member)
            | Self::Check(member)
            | Self::ForeignKey(member)
            | Self::Exclusion(member) => Some(member),
            Self::Schema(_)
            | Self::Extension(_)
            | Self::Enum(_)
            | Self::Sequence(_)
            | Self::Table(_)
            | Self::SequenceOwner(_)
            | Self::Index(_)
            | Self::SqlObject(_)
            | Self::Comment(_) => None,
        }
    }

    fn member_mut(&mut self) -> Option<&mut Member> {
        match self {
            Self::Column(member)
            | Self::Default(member)
            | Self::Identity(member)
            | Self::Generated(member)
            | Self::PrimaryKey(member)
            | Self::Unique(member)
            | Self::Check(member)
            | Self::ForeignKey(member)
            | Self::Exclusion(member) => Some(member),
            Self::Schema(_)
            | Self::Extension(_)
            | Self::Enum(_)
            | Self::Sequence(_)
            | Self::Table(_)
            | Self::SequenceOwner(_)
            | Self::Index(_)
            | Self::SqlObject(_)
            | Self::Comment(_) => None,
        }
    }

    /// The object's own name, without those of what it is in.
    pub fn own_name(&self) -> Option<&Ident> {
        match self {
            Self::Schema(name) | Self::Extension(name) | Self::SqlObject(name) => Some(name),
            Self::Enum(name)
            | Self::Sequence(name)
            | Self::Table(name)
            | Self::SequenceOwner(name)
            | Self::Index(name) => Some(&name.name),
            Self::Comment(_) => None,
            member => member.member().map(|member| &member.name),
        }
    }

    /// The same kind of thing in the same place under another name.
    #[must_use]
    pub fn with_name(&self, to: &Ident) -> Self {
        let mut renamed = self.clone();
        match &mut renamed {
            Self::Schema(name) | Self::Extension(name) | Self::SqlObject(name) => *name = to.clone(),
            Self::Enum(name)
            | Self::Sequence(name)
            | Self::Table(name)
            | Self::SequenceOwner(name)
            | Self::Index(name) => name.name = to.clone(),
            other => {
                if let Some(member) = other.member_mut() {
                    member.name = to.clone();
                }
            }
        }
        renamed
    }

    /// The same thing in another table.
    #[must_use]
    pub fn in_table(&self, to: &Qualified) -> Self {
        let mut moved = self.clone();
        if let Some(member) = moved.member_mut() {
            member.table = to.clone();
        }
        moved
    }

    /// The identity after `renames`.
    #[must_use]
    pub fn renamed(&self, renames: &Renames) -> Self {
        match self {
            Self::Schema(_) | Self::Extension(_) | Self::SqlObject(_) => self.clone(),
            Self::Enum(name) => Self::Enum(renames.own(self, name)),
            Self::Sequence(name) => Self::Sequence(renames.own(self, name)),
            Self::SequenceOwner(name) => Self::SequenceOwner(renames.own(&Self::Sequence(name.clone()), name)),
            Self::Index(name) => Self::Index(renames.own(self, name)),
            Self::Table(name) => Self::Table(renames.table(name)),
            Self::Column(member) => Self::Column(renames.column(member)),
            Self::Default(member) => Self::Default(renames.column(member)),
            Self::Identity(member) => Self::Identity(renames.column(member)),
            Self::Generated(member) => Self::Generated(renames.column(member)),
            Self::PrimaryKey(member) => Self::PrimaryKey(renames.constraint(self, member)),
            Self::Unique(member) => Self::Unique(renames.constraint(self, member)),
            Self::Check(member) => Self::Check(renames.constraint(self, member)),
            Self::ForeignKey(member) => Self::ForeignKey(renames.constraint(self, member)),
            Self::Exclusion(member) => Self::Exclusion(renames.constraint(self, member)),
            Self::Comment(on) => Self::Comment(Box::new(on.renamed(renames))),
        }
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.word(), self.path())
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
