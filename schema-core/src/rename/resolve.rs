//! Which renames lead from one schema to another.

use super::Renames;
use crate::ident::{Ident, Member, Qualified};
use crate::kind::descent::{has_column, related};
use crate::kind::{Id, Payload};
use crate::model::{Hints, Schema};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

impl Renames {
    /// The renames that lead from `from` to `to`.
    pub fn resolve(from: &Schema, to: &Schema, hints: &Hints) -> Self {
        let mut renames = Self::default();
        renames.ask(from, to, hints, |id| id.member().is_none());
        renames.ask(from, to, hints, |id| id.member().is_some());
        renames.ask_values(from, hints);
        renames.make_room_for_values(from);
        renames.imply(from, to);
        renames.imply_sequences(from, to);
        renames.make_room_for_others(from);
        renames
    }

    /// Takes the hints for the kinds that `of` picks, where they are not yet carried out.
    fn ask(&mut self, from: &Schema, to: &Schema, hints: &Hints, of: impl Fn(&Id) -> bool) {
        for (new, old) in hints.renames.iter().filter(|(new, _)| of(new)) {
            // A table that is renamed later takes along what its columns are remembered by.
            let keys = [new.to_string(), self.origin(new).to_string()];
            let done = from
                .done
                .as_ref()
                .is_some_and(|done| keys.iter().any(|key| done.get(key).is_some_and(|before| before == old.as_str())));
            let before = self.origin(new).with_name(old);
            let taken = from.done.is_none() && from.contains(&self.origin(new));
            if done || taken || !from.contains(&before) || !to.contains(new) {
                continue;
            }
            match (&before, new) {
                (Id::Table(before), Id::Table(new)) => drop(self.tables.insert(before.clone(), new.name.clone())),
                (Id::Column(before), Id::Column(new)) => drop(self.columns.insert(before.clone(), new.name.clone())),
                (_, new) => self.others.extend(new.own_name().cloned().map(|name| (before, name))),
            }
        }
        self.make_room(from);
    }

    /// The same for the values of enums.
    fn ask_values(&mut self, from: &Schema, hints: &Hints) {
        for ((name, value), old) in &hints.values {
            let before = self.origin(&Id::Enum(name.clone()));
            let done = from.done.as_ref().is_some_and(|done| {
                let called = |name| done.get(&Hints::value_key(name, value)) == Some(old);
                called(name) || matches!(&before, Id::Enum(before) if called(before))
            });
            let known = matches!((&before, from.payload(&before)), (Id::Enum(_), Some(Payload::Enum(before)))
                if before.values.contains(old) && (from.done.is_some() || !before.values.contains(value)));
            if let (false, true, Id::Enum(before)) = (done, known, before) {
                self.values.insert((before, old.clone()), value.clone());
            }
        }
    }

    /// What `new` was called before, as far as is known.
    fn origin(&self, new: &Id) -> Id {
        let table_before = |table: &Qualified| {
            let old = self.tables.iter().find(|(old, name)| old.sibling(Ident::clone(name)) == *table);
            old.map_or_else(|| table.clone(), |(old, _)| old.clone())
        };
        match new {
            Id::Table(table) => Id::Table(table_before(table)),
            Id::Enum(_) => self.others.keys().find(|old| old.renamed(self) == *new).unwrap_or(new).clone(),
            other => match other.member() {
                Some(member) => other.in_table(&table_before(&member.table)),
                None => other.clone(),
            },
        }
    }

    /// Constraints, indexes, triggers and their like that differ by nothing but their name are renamed.
    fn imply(&mut self, from: &Schema, to: &Schema) {
        // What is renamed is renamed in children too, which may have it by themselves.
        let related = related(from);
        let shared = |id: &Id| matches!(id, Id::Check(name) if related.contains(&name.table));
        let mut gone: BTreeMap<Id, (&Id, Cow<'_, Payload>)> = BTreeMap::new();
        let mut kept: BTreeSet<Id> = BTreeSet::new();
        for (old, fact) in from.iter().filter(|(id, fact)| is_renamed_silently(id, &fact.payload, from) && !shared(id))
        {
            let (now, payload) = (old.renamed(self), self.applied(old, &fact.payload));
            if to.payload(&now) == Some(&*payload) {
                kept.insert(now);
            } else {
                gone.insert(now, (old, payload));
            }
        }
        if gone.is_empty() {
            return;
        }
        let wanted = |id: &Id, payload: &Payload| is_renamed_silently(id, payload, to) && !kept.contains(id);
        for (new, fact) in to.iter().filter(|(id, fact)| wanted(id, &fact.payload)) {
            let twin = gone.iter().find(|(now, (_, payload))| same_place(now, new) && **payload == fact.payload);
            if let Some((now, name)) = twin.and_then(|(now, _)| Some((now.clone(), new.own_name()?.clone())))
                && let Some((old, _)) = gone.remove(&now)
            {
                self.others.insert(old.clone(), name);
            }
        }
    }

    fn applied<'a>(&self, id: &Id, payload: &'a Payload) -> Cow<'a, Payload> {
        let mut payload = Cow::Borrowed(payload);
        if !self.is_empty() {
            payload.to_mut().apply_renames(id, self);
        }
        payload
    }

    /// The sequence of a column keeps its numbers, whatever it is called.
    fn imply_sequences(&mut self, from: &Schema, to: &Schema) {
        let (before, after) = (own_sequences(from), own_sequences(to));
        let mut renamed: BTreeMap<&Qualified, &Qualified> = BTreeMap::new();
        for ((column, identity), before) in &before {
            if let ([old], Some([new])) = (&**before, after.get(&(self.column(column), *identity)).map(Vec::as_slice))
                && old.name != new.name
            {
                renamed.insert(old, new);
            }
        }
        // A sequence of that name that goes on is the one that the column gets.
        let goes_on = |name: &Qualified| {
            let owner = before.iter().find(|(_, sequences)| sequences.contains(&name));
            from.contains(&Id::Sequence(name.clone()))
                && owner.is_none_or(|((column, _), _)| has_column(&self.column(column), to))
        };
        while let Some((old, _)) = renamed.iter().find(|(_, new)| !renamed.contains_key(*new) && goes_on(new)) {
            let old = *old;
            renamed.remove(old);
        }
        let renamed = renamed.into_iter().map(|(old, new)| (Id::Sequence(old.clone()), new.name.clone()));
        self.others.extend(renamed);
    }
}

/// `SET CONSTRAINTS` knows a constraint trigger by the name that it was made with, and a partition may have a trigger of
/// the new name from its table.
fn is_renamed_silently(id: &Id, payload: &Payload, schema: &Schema) -> bool {
    let in_partition = |name: &Member| match schema.payload(&Id::Table(name.table.clone())) {
        Some(Payload::Table(table)) => table.partition_of.is_some(),
        _ => false,
    };
    match (id, payload) {
        (Id::Trigger(name), Payload::Trigger(trigger)) => !trigger.constraint && !in_partition(name),
        (Id::PrimaryKey(_) | Id::Unique(_) | Id::Check(_) | Id::ForeignKey(_) | Id::Exclusion(_) | Id::Index(_), _) => {
            true
        }
        (id, _) => matches!(id, Id::Policy(_) | Id::Rule(_) | Id::PartitionIndex(_)),
    }
}

fn same_place(from: &Id, to: &Id) -> bool {
    from.word() == to.word() && from.table() == to.table()
}

/// The sequences that belong to a column, by the column and whether they are its identity.
fn own_sequences(schema: &Schema) -> BTreeMap<(Member, bool), Vec<&Qualified>> {
    let mut sequences: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for (id, fact) in schema.iter() {
        let (column, sequence) = match (id, &fact.payload) {
            (Id::Identity(column), Payload::Identity(identity)) => ((column.clone(), true), &identity.sequence),
            (Id::SequenceOwner(sequence), Payload::SequenceOwner(owner)) => ((owner.column.clone(), false), sequence),
            _ => continue,
        };
        sequences.entry(column).or_default().push(sequence);
    }
    sequences
}
