//! What the types of names have in common, so that identities need not know their kinds.

use super::Id;
use crate::ident::{Ident, Member, Phrase, Qualified, Signature};
use crate::rename::Renames;

/// A name by which objects of some kind are known.
pub trait Name {
    /// The table and the name in it, of what is in a table.
    fn member(&self) -> Option<&Member> {
        None
    }

    /// The same, to be changed.
    fn member_mut(&mut self) -> Option<&mut Member> {
        None
    }

    /// The name without those of what it is in.
    fn own(&self) -> Option<&Ident> {
        None
    }

    /// The same, to be changed.
    fn own_mut(&mut self) -> Option<&mut Ident> {
        None
    }

    /// The whole name, of what is in a schema and told apart by nothing else.
    fn qualified(&self) -> Option<&Qualified> {
        None
    }

    /// The schema that the object is in.
    fn schema(&self) -> Option<&Ident> {
        None
    }

    /// What `id`, which has this name, is called after `renames`.
    #[must_use]
    fn renamed(&self, id: &Id, renames: &Renames) -> Self
    where
        Self: Clone,
    {
        let mut renamed = self.clone();
        if let (Some(own), Some(to)) = (renamed.own_mut(), renames.to(id)) {
            *own = to.clone();
        }
        renamed
    }
}

impl Name for Ident {
    fn own(&self) -> Option<&Ident> {
        Some(self)
    }

    fn own_mut(&mut self) -> Option<&mut Ident> {
        Some(self)
    }
}

impl Name for Qualified {
    fn qualified(&self) -> Option<&Qualified> {
        Some(self)
    }

    fn own(&self) -> Option<&Ident> {
        Some(&self.name)
    }

    fn own_mut(&mut self) -> Option<&mut Ident> {
        Some(&mut self.name)
    }

    fn schema(&self) -> Option<&Ident> {
        Some(&self.schema)
    }
}

impl Name for Signature {
    fn renamed(&self, id: &Id, renames: &Renames) -> Self {
        let mut renamed = self.clone();
        renames.types(&mut renamed.arguments);
        if let Some(to) = renames.to(id) {
            renamed.name.name.clone_from(to);
        }
        renamed
    }

    fn own(&self) -> Option<&Ident> {
        Some(&self.name.name)
    }

    fn own_mut(&mut self) -> Option<&mut Ident> {
        Some(&mut self.name.name)
    }

    fn schema(&self) -> Option<&Ident> {
        Some(&self.name.schema)
    }
}

impl Name for Member {
    fn member(&self) -> Option<&Member> {
        Some(self)
    }

    fn member_mut(&mut self) -> Option<&mut Member> {
        Some(self)
    }

    fn own(&self) -> Option<&Ident> {
        Some(&self.name)
    }

    fn own_mut(&mut self) -> Option<&mut Ident> {
        Some(&mut self.name)
    }

    fn schema(&self) -> Option<&Ident> {
        Some(&self.table.schema)
    }

    fn renamed(&self, id: &Id, renames: &Renames) -> Self {
        renames.constraint(id, self)
    }
}

/// What is told apart by its types has no name that could change.
impl Name for Phrase {
    fn renamed(&self, _id: &Id, renames: &Renames) -> Self {
        let mut renamed = self.clone();
        renames.types(&mut renamed.0);
        renamed
    }
}

/// What is said of another object has that one's name.
impl Name for Box<Id> {
    fn schema(&self) -> Option<&Ident> {
        Id::schema(self)
    }

    fn renamed(&self, _id: &Id, renames: &Renames) -> Self {
        Box::new(Id::renamed(self, renames))
    }
}
