//! What the Rust source says, as facts: what it does not say is left for SQL.

use crate::ident::Ident;
use crate::kind::comment::Comment;
use crate::kind::{Id, Payload};
use crate::model::Schema;
use std::collections::{BTreeMap, BTreeSet};

/// What the Rust source says.
#[derive(Default)]
pub(super) struct Said {
    /// The facts that need no SQL.
    ids: BTreeSet<Id>,
    /// What the code will declare by them.
    declared: BTreeMap<Id, Payload>,
}

impl Said {
    /// Says a fact, which the code will declare like this.
    pub(super) fn say(&mut self, id: Id, payload: Payload) {
        self.ids.insert(id.clone());
        self.declared.insert(id, payload);
    }

    /// The text of a comment, which the caller now says.
    pub(super) fn comment<'a>(&mut self, schema: &'a Schema, on: Id) -> Option<&'a str> {
        let (id, text) = comment(schema, on)?;
        self.say(id, Payload::Comment(Comment { text: text.to_owned() }));
        Some(text)
    }

    /// Says a fact and its comment, which the caller describes, as statements that the code will have.
    pub(super) fn lower<'a>(&mut self, schema: &'a Schema, id: Id) -> Option<&'a str> {
        self.ids.insert(id.clone());
        let (id, text) = comment(schema, id)?;
        self.ids.insert(id);
        Some(text)
    }

    /// Adds what the code will declare by a description.
    pub(super) fn declare(&mut self, objects: BTreeMap<Id, Payload>) {
        self.ids.extend(objects.keys().cloned());
        self.declared.extend(objects);
    }

    /// Takes a fact back, for which there are no words after all.
    pub(super) fn unsay(&mut self, id: &Id) {
        self.ids.remove(id);
        self.declared.remove(id);
    }

    pub(super) fn has(&self, id: &Id) -> bool {
        self.ids.contains(id)
    }

    /// Whether something that is said brings the schema with it.
    pub(super) fn names_schema(&self, name: &Ident) -> bool {
        self.declared.iter().any(|(id, payload)| match (id, payload) {
            (Id::Table(own) | Id::Enum(own), _) => own.schema == *name,
            (_, Payload::Extension(extension)) => extension.schema.as_ref() == Some(name),
            _ => false,
        })
    }

    pub(super) fn into_declared(self) -> BTreeMap<Id, Payload> {
        self.declared
    }
}

fn comment(schema: &Schema, on: Id) -> Option<(Id, &str)> {
    let id = Id::Comment(Box::new(on));
    match schema.payload(&id) {
        Some(Payload::Comment(Comment { text })) => Some((id, text)),
        _ => None,
    }
}
