//! A schema as a set of facts: each thing that PostgreSQL can address is one.

pub(crate) mod anew;
pub(crate) mod apart;
mod children;
mod from_code;
mod handed_down;
mod link;
mod names;
mod parts;
pub(crate) mod types;
mod views;

pub use crate::naming::Naming;
pub use from_code::from_code;
pub(crate) use from_code::{declared_type, partition_key, statements_of};
pub use link::link;
pub(crate) use parts::type_text;
pub(crate) use types::canonical as canonical_type;
pub use views::check_views;

use crate::ident::{Ident, Member, Qualified};
use crate::kind::{Id, Payload, column::Column, object::Slot};
use std::collections::{BTreeMap, BTreeSet};

/// What is said of one object.
#[derive(Clone, Debug)]
pub struct Fact {
    /// What the object is like.
    pub payload: Payload,
    /// What has to exist for the object to exist.
    pub needs: Vec<Id>,
}

/// A schema: the set of its facts. Equal schemas have the same objects, alike.
#[derive(Clone, Debug, Default)]
pub struct Schema {
    facts: BTreeMap<Id, Fact>,
    /// The renames that the code asked for when the schema was written down, each with its former name; `None` of a
    /// schema that was read from a database, which does not remember.
    pub done: Option<BTreeMap<String, String>>,
    /// The roles of the server, named by the schema or not; `None` where it is not known which server that will be.
    pub server_roles: Option<BTreeSet<Ident>>,
    /// What a database holds and we do not model, in PostgreSQL's words.
    pub unmodelled: BTreeSet<String>,
    /// What the schema says nothing of, whatever facts it has: that is left as it is.
    pub silent: Silent,
}

/// What a schema says nothing of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Silent {
    /// Who owns what.
    pub owners: bool,
    /// Who may do what.
    pub privileges: bool,
}

impl Silent {
    /// Of what either says nothing.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self { owners: self.owners || other.owners, privileges: self.privileges || other.privileges }
    }

    /// Whether a fact is such that nothing is said of it.
    pub fn covers(self, id: &Id) -> bool {
        match id {
            Id::Owner(_) => self.owners,
            Id::Grant(_) | Id::DefaultPrivilege(_) => self.privileges,
            _ => false,
        }
    }
}

impl PartialEq for Schema {
    fn eq(&self, other: &Self) -> bool {
        self.facts.len() == other.facts.len()
            && self
                .facts
                .iter()
                .zip(&other.facts)
                .all(|((a, ours), (b, theirs))| a == b && ours.payload == theirs.payload)
    }
}

impl Schema {
    /// A schema of these objects, with what each needs found.
    pub fn new(objects: impl IntoIterator<Item = (Id, Payload)>) -> Self {
        let mut schema = Self::unlinked(objects);
        link(&mut schema);
        schema
    }

    /// A schema of these objects, without what each needs.
    pub(crate) fn unlinked(objects: impl IntoIterator<Item = (Id, Payload)>) -> Self {
        let facts = objects.into_iter().map(|(id, payload)| (id, Fact { payload, needs: Vec::new() })).collect();
        Self { facts, ..Self::default() }
    }

    /// The facts, in the order of their identities.
    pub fn iter(&self) -> impl Iterator<Item = (&Id, &Fact)> {
        self.facts.iter()
    }

    /// The facts, to be changed.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = (&Id, &mut Fact)> {
        self.facts.iter_mut()
    }

    /// The facts from an identity on.
    pub(crate) fn starting_at<'a>(&'a self, first: &Id) -> impl Iterator<Item = (&'a Id, &'a Fact)> + use<'a> {
        self.facts.range(first..)
    }

    /// How many facts there are.
    pub fn len(&self) -> usize {
        self.facts.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.facts.is_empty()
    }

    /// Whether there is such an object.
    pub fn contains(&self, id: &Id) -> bool {
        self.facts.contains_key(id)
    }

    /// What is said of an object, to be changed.
    pub(crate) fn get_mut(&mut self, id: &Id) -> Option<&mut Fact> {
        self.facts.get_mut(id)
    }

    /// What is said of an object.
    pub fn get(&self, id: &Id) -> Option<&Fact> {
        self.facts.get(id)
    }

    /// Adds an object, with what it needs by itself.
    pub(crate) fn put(&mut self, id: Id, payload: Payload) {
        let needs = payload.needs(&id);
        self.facts.insert(id, Fact { payload, needs });
    }

    /// Takes an object away.
    pub(crate) fn remove(&mut self, id: &Id) -> Option<Fact> {
        self.facts.remove(id)
    }

    /// What an object is like.
    pub fn payload(&self, id: &Id) -> Option<&Payload> {
        self.facts.get(id).map(|fact| &fact.payload)
    }

    /// Whether the code gives statements as they are: what they make, only PostgreSQL can say.
    pub fn has_statements(&self) -> bool {
        self.facts.keys().any(|id| matches!(id, Id::SqlObject(_)))
    }

    /// Keeps the facts that `keep` picks.
    pub fn retain(&mut self, mut keep: impl FnMut(&Id) -> bool) {
        self.facts.retain(|id, _| keep(id));
    }

    /// Whether a table, index, sequence or view has this name.
    pub(crate) fn has_relation(&self, name: &Qualified) -> bool {
        let slot = Slot::Relation(name.clone());
        self.facts.iter().any(|(id, fact)| fact.payload.slots(id).contains(&slot))
    }

    /// The columns of a table, as they are placed.
    pub fn columns(&self, table: &Qualified) -> Vec<(Member, &Column)> {
        let first = Id::Column(table.member(""));
        let mut columns: Vec<_> = self
            .facts
            .range(first..)
            .map_while(|(id, fact)| match (id, &fact.payload) {
                (Id::Column(name), Payload::Column(column)) if name.table == *table => Some((name.clone(), column)),
                _ => None,
            })
            .collect();
        columns.sort_by_key(|(_, column)| column.position.0);
        columns
    }

    /// The schema with its objects called by other names.
    #[must_use]
    pub fn renamed(&self, renames: &crate::rename::Renames) -> Self {
        let renames = &renames.with_descendants(self);
        self.map(|id, fact| {
            let mut payload = fact.payload.clone();
            payload.apply_renames(id, renames);
            let needs = fact.needs.iter().map(|need| need.renamed(renames)).collect();
            (id.renamed(renames), Fact { payload, needs })
        })
    }

    /// The schema with each of its facts made another.
    #[must_use]
    pub(crate) fn map(&self, other: impl Fn(&Id, &Fact) -> (Id, Fact)) -> Self {
        let facts = self.facts.iter().map(|(id, fact)| other(id, fact)).collect();
        Self {
            facts,
            done: self.done.clone(),
            server_roles: self.server_roles.clone(),
            unmodelled: self.unmodelled.clone(),
            silent: self.silent,
        }
    }

    /// Whether the server is known to have a role.
    pub fn has_role(&self, name: &Ident) -> bool {
        self.server_roles.as_ref().is_some_and(|roles| roles.contains(name))
    }

    /// Adds a fact.
    pub(crate) fn insert(&mut self, id: Id, fact: Fact) {
        self.facts.insert(id, fact);
    }
}

/// What the code declares: the facts, and what else the plan should know.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Declared {
    /// The facts.
    pub schema: Schema,
    /// Renames and conversions that the code asks for.
    pub hints: Hints,
}

/// Renames and conversions that the code asks for; no part of the schema.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hints {
    /// Former names of tables, columns, enums and indexes.
    pub renames: BTreeMap<Id, Ident>,
    /// What was in another schema before, and what a schema itself was called.
    pub moves: BTreeMap<Id, Id>,
    /// Former values of enums.
    pub values: BTreeMap<(Qualified, String), String>,
    /// How rows get over a change of type, by column.
    pub using: BTreeMap<Member, String>,
    /// The columns that the code says its views have, in order.
    pub views: BTreeMap<Qualified, Vec<Ident>>,
}

impl Hints {
    /// The key under which a value's rename is remembered.
    pub(crate) fn value_key(name: &Qualified, value: &str) -> String {
        format!("value {name} {}", crate::ident::literal(value))
    }

    /// The renames as a schema remembers them.
    pub fn remembered(&self) -> BTreeMap<String, String> {
        let names = self.renames.iter().map(|(id, old)| (id.to_string(), old.as_str().to_owned()));
        let values = self.values.iter().map(|((name, value), old)| (Self::value_key(name, value), old.clone()));
        names.chain(values).collect()
    }
}

/// How names are made and which checks are added.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Conventions {
    /// The convention by which constraints and indexes without a name get one.
    pub naming: Naming,
    /// Leave out the checks that closed sets and JSON shapes bring.
    pub omit_value_checks: bool,
}
