//! What the Rust source says, as facts: what it does not say is left for SQL.

use crate::ident::Ident;
use crate::kind::comment::Comment;
use crate::kind::{Id, Payload};
use crate::model::Schema;
use std::collections::BTreeMap;

/// The facts that the Rust source says, as the code will say them.
#[derive(Default)]
pub(super) struct Said {
    facts: BTreeMap<Id, Payload>,
    lowered: bool,
}

impl Said {
    pub(super) fn say(&mut self, id: Id, payload: Payload) {
        self.facts.insert(id, payload);
    }

    /// Says a fact that the code will say by statements.
    pub(super) fn lower(&mut self, id: Id, payload: Payload) {
        self.lowered = true;
        self.say(id, payload);
    }

    /// The text of a comment, which the caller now says.
    pub(super) fn comment<'a>(&mut self, schema: &'a Schema, on: Id) -> Option<&'a str> {
        let id = Id::Comment(Box::new(on));
        let Some(Payload::Comment(Comment { text })) = schema.payload(&id) else { return None };
        self.say(id, Payload::Comment(Comment { text: text.clone() }));
        Some(text)
    }

    /// Takes a fact back, for which there are no words after all.
    pub(super) fn unsay(&mut self, id: &Id) {
        self.facts.remove(id);
    }

    /// Whether some of it will be statements, which PostgreSQL has to run before anyone knows what they make.
    pub(super) fn is_lowered(&self) -> bool {
        self.lowered
    }

    pub(super) fn has(&self, id: &Id) -> bool {
        self.facts.contains_key(id)
    }

    /// Whether something that is said brings the schema with it.
    pub(super) fn names_schema(&self, name: &Ident) -> bool {
        self.facts.iter().any(|(id, payload)| match (id, payload) {
            (Id::Table(own) | Id::Enum(own), _) => own.schema == *name,
            (_, Payload::Extension(extension)) => extension.schema.as_ref() == Some(name),
            _ => false,
        })
    }

    pub(super) fn into_facts(self) -> BTreeMap<Id, Payload> {
        self.facts
    }
}
