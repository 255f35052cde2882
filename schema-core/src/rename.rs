//! Renames: those the code asks for, and those of constraints and indexes that follow from them.

use crate::expression;
use crate::ident::{Ident, Member, Qualified, literal};
use crate::kind::{Id, Payload, object::Slot};
use crate::model::{Hints, Schema};
use crate::naming::{free_name, object_name};
use crate::statement::Statement;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// What is called differently afterwards, by what it was called before.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Renames {
    tables: BTreeMap<Qualified, Ident>,
    columns: BTreeMap<Member, Ident>,
    others: BTreeMap<Id, Ident>,
    values: BTreeMap<(Qualified, String), String>,
}

impl Renames {
    /// The renames that lead from `from` to `to`.
    pub fn resolve(from: &Schema, to: &Schema, hints: &Hints) -> Self {
        let mut renames = Self::default();
        renames.ask(from, to, hints, |id| matches!(id, Id::Table(_) | Id::Enum(_) | Id::Index(_)));
        renames.ask(from, to, hints, |id| matches!(id, Id::Column(_)));
        renames.ask_values(from, hints);
        renames.make_room_for_values(from);
        renames.imply(from, to);
        renames.imply_sequences(from, to);
        renames.make_room_for_others(from);
        renames
    }

    /// The renames that undo these.
    #[must_use]
    pub fn inverse(&self, to: &Schema) -> Self {
        let mut inverse = Self::default();
        for (old, new) in
            self.tables.iter().filter(|(old, new)| to.contains(&Id::Table(old.sibling(Ident::clone(new)))))
        {
            inverse.tables.insert(old.sibling(new.clone()), old.name.clone());
        }
        for (old, new) in &self.columns {
            let now = self.table(&old.table).member(new.clone());
            if to.contains(&Id::Column(now.clone())) {
                inverse.columns.insert(now, old.name.clone());
            }
        }
        for ((name, old), new) in &self.values {
            let now = self.own(&Id::Enum(name.clone()), name);
            if values(to, &now).contains(new) {
                inverse.values.insert((now, new.clone()), old.clone());
            }
        }
        for old in self.others.keys() {
            inverse.others.extend(old.own_name().map(|name| (old.renamed(self), name.clone())));
        }
        let named = named(to);
        inverse.others.retain(|id, _| named.contains(id));
        inverse.make_room(to);
        inverse.make_room_for_values(to);
        inverse.make_room_for_others(to);
        inverse
    }

    /// Whether nothing is renamed.
    pub fn is_empty(&self) -> bool {
        self.tables.is_empty() && self.columns.is_empty() && self.others.is_empty() && self.values.is_empty()
    }

    /// What a table is called afterwards.
    pub fn table(&self, table: &Qualified) -> Qualified {
        self.tables.get(table).map_or_else(|| table.clone(), |name| table.sibling(name.clone()))
    }

    /// What a column is called afterwards.
    pub fn column(&self, column: &Member) -> Member {
        let name = self.columns.get(column).unwrap_or(&column.name);
        self.table(&column.table).member(name.clone())
    }

    /// What something in a schema is called afterwards.
    pub fn own(&self, id: &Id, name: &Qualified) -> Qualified {
        self.others.get(id).map_or_else(|| name.clone(), |to| name.sibling(to.clone()))
    }

    /// What a constraint is called afterwards.
    pub fn constraint(&self, id: &Id, name: &Member) -> Member {
        self.table(&name.table).member(self.others.get(id).unwrap_or(&name.name).clone())
    }

    /// What a value of an enum is called afterwards, where that differs.
    pub fn value(&self, name: &Qualified, value: &str) -> Option<&str> {
        self.values.get(&(name.clone(), value.to_owned())).map(String::as_str)
    }

    /// Renames columns of a table in a list.
    pub fn columns(&self, table: &Qualified, columns: &mut [Ident]) {
        for column in columns {
            if let Some(name) = self.columns.get(&table.member(column.clone())) {
                *column = name.clone();
            }
        }
    }

    /// Renames columns of a table in an expression.
    pub fn expression(&self, table: &Qualified, expression: &mut String) {
        if self.columns.keys().any(|column| column.table == *table) {
            *expression = expression::rename_columns(expression, |name| {
                self.columns.get(&table.member(Ident::new(name))).cloned()
            });
        }
    }

    /// What is renamed, each thing where it is at that moment, in an order in which no name is taken when it is given.
    pub fn pairs(&self) -> Vec<(Id, Id)> {
        let tables = self.tables.iter().map(|(old, new)| (Id::Table(old.clone()), Id::Table(old.sibling(new.clone()))));
        let tables: Vec<_> = tables.collect();
        let columns = self.columns.iter().map(|(old, new)| {
            let table = self.table(&old.table);
            (Id::Column(table.member(old.name.clone())), Id::Column(table.member(new.clone())))
        });
        let mut first = Vec::new();
        let others = self.others.keys().map(|old| {
            let mut old_name = old.clone();
            if tables.iter().any(|(_, table)| collide(old, table)) {
                old_name = between(old);
                first.push((old.clone(), old_name.clone()));
            }
            let here = old_name.member().map(|member| old_name.in_table(&self.table(&member.table)));
            (here.unwrap_or(old_name), old.renamed(self))
        });
        let others: Vec<_> = others.collect();
        [first, in_order(tables, collide, between), in_order(columns.collect(), collide, between)]
            .into_iter()
            .chain([in_order(others, collide, between)])
            .flatten()
            .collect()
    }

    /// The statements that carry the renames out.
    pub fn statements(&self) -> Vec<Statement> {
        let mut statements: Vec<_> = self.pairs().into_iter().flat_map(|(from, to)| from.rename(&to)).collect();
        let values = self.values.iter().map(|((name, old), new)| {
            let name = self.own(&Id::Enum(name.clone()), name);
            ((name.clone(), old.clone()), (name, new.clone()))
        });
        let between = |(name, value): &(Qualified, String)| (name.clone(), object_name(value, "", "swapped"));
        for ((name, old), (_, new)) in in_order(values.collect(), |_, _| false, between) {
            let (old, new) = (literal(&old), literal(&new));
            statements.push(Statement::new(format!("ALTER TYPE {name} RENAME VALUE {old} TO {new}")));
        }
        statements
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
                (_, Id::Enum(new) | Id::Index(new)) => drop(self.others.insert(before, new.name.clone())),
                _ => {}
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

    /// What stands where a renamed thing goes, and is not renamed itself, is dropped: it steps aside before.
    fn make_room(&mut self, from: &Schema) {
        let tables: Vec<_> = self.tables.iter().map(|(old, new)| old.sibling(new.clone())).collect();
        for table in tables {
            if from.contains(&Id::Table(table.clone())) && !self.tables.contains_key(&table) {
                self.set_table_aside(from, &table);
            }
        }
        let columns: Vec<_> = self.columns.iter().map(|(old, new)| old.table.member(new.clone())).collect();
        for column in columns {
            if from.contains(&Id::Column(column.clone())) && !self.columns.contains_key(&column) {
                let taken = |name: &Ident| {
                    let table = |renamed: &Member| renamed.table == column.table;
                    from.contains(&Id::Column(column.table.member(name.clone())))
                        || self.columns.iter().any(|(old, new)| table(old) && new == name)
                };
                let aside = free_name(column.name.as_str(), "dropped", taken);
                self.columns.insert(column, aside);
            }
        }
    }

    fn set_table_aside(&mut self, from: &Schema, table: &Qualified) {
        let taken = |name: &Ident| {
            from.contains(&Id::Table(table.sibling(name.clone()))) || self.tables.values().any(|new| new == name)
        };
        let aside = free_name(table.name.as_str(), "dropped", taken);
        self.tables.insert(table.clone(), aside);
    }

    /// A value that is dropped gives its name to one that is renamed.
    fn make_room_for_values(&mut self, from: &Schema) {
        let wanted: Vec<_> = self.values.iter().map(|((name, _), new)| (name.clone(), new.clone())).collect();
        for (name, value) in wanted {
            if values(from, &name).contains(&value) && !self.values.contains_key(&(name.clone(), value.clone())) {
                let aside =
                    free_name(&value, "dropped", |free| values(from, &name).iter().any(|value| value == free.as_str()));
                self.values.insert((name, value), aside.as_str().to_owned());
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
            Id::Column(column) => Id::Column(table_before(&column.table).member(column.name.clone())),
            Id::Table(table) => Id::Table(table_before(table)),
            Id::Enum(_) => self.others.keys().find(|old| old.renamed(self) == *new).unwrap_or(new).clone(),
            other => other.clone(),
        }
    }

    /// Constraints and indexes that differ by nothing but their name are renamed.
    fn imply(&mut self, from: &Schema, to: &Schema) {
        let mut gone: BTreeMap<Id, (&Id, Cow<'_, Payload>)> = BTreeMap::new();
        let mut kept: BTreeSet<Id> = BTreeSet::new();
        for (old, fact) in from.iter().filter(|(id, _)| is_renamed_silently(id)) {
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
        for (new, fact) in to.iter().filter(|(id, _)| is_renamed_silently(id) && !kept.contains(id)) {
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
        let after = own_sequences(to);
        for ((column, identity), before) in own_sequences(from) {
            if let ([old], Some([new])) = (&*before, after.get(&(self.column(&column), identity)).map(Vec::as_slice))
                && old.name != new.name
            {
                self.others.insert(Id::Sequence(Qualified::clone(old)), new.name.clone());
            }
        }
    }

    /// Whatever else stands in the place of a renamed thing, and is not renamed itself, is dropped and steps aside too.
    fn make_room_for_others(&mut self, from: &Schema) {
        let tables = self.tables.iter().map(|(old, new)| Id::Table(old.sibling(new.clone())));
        let wanted = self.others.keys().map(|old| old.renamed(self)).chain(tables);
        let wanted: BTreeSet<Slot> = wanted.flat_map(|id| slots(&id)).collect();
        if wanted.is_empty() {
            return;
        }
        let moved =
            |id: &Id| self.others.contains_key(id) || matches!(id, Id::Table(table) if self.tables.contains_key(table));
        let named = named(from);
        let in_the_way = |id: &&Id| !moved(id) && slots(&id.renamed(self)).iter().any(|slot| wanted.contains(slot));
        let in_the_way: Vec<Id> = named.iter().filter(in_the_way).cloned().collect();
        for id in in_the_way {
            match &id {
                Id::Table(table) => self.set_table_aside(from, table),
                _ => self.set_aside(&named, id),
            }
        }
    }

    fn set_aside(&mut self, named: &BTreeSet<Id>, id: Id) {
        let Some(name) = id.own_name() else { return };
        let taken = |free: &Ident| {
            let aside = id.with_name(free);
            self.others.values().any(|name| name == free) || named.iter().any(|other| collide(other, &aside))
        };
        let aside = free_name(name.as_str(), "dropped", taken);
        self.others.insert(id, aside);
    }
}

/// All that has a name of its own: the objects, and the sequences behind identity columns.
fn named(schema: &Schema) -> BTreeSet<Id> {
    let sequences = schema.iter().filter_map(|(_, fact)| match &fact.payload {
        Payload::Identity(identity) => Some(Id::Sequence(identity.sequence.clone())),
        _ => None,
    });
    schema.iter().map(|(id, _)| id.clone()).chain(sequences).collect()
}

fn values<'a>(schema: &'a Schema, name: &Qualified) -> &'a [String] {
    match schema.payload(&Id::Enum(name.clone())) {
        Some(Payload::Enum(enumeration)) => &enumeration.values,
        _ => &[],
    }
}

fn is_renamed_silently(id: &Id) -> bool {
    matches!(id, Id::PrimaryKey(_) | Id::Unique(_) | Id::Check(_) | Id::ForeignKey(_) | Id::Exclusion(_) | Id::Index(_))
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

/// Orders renames so that no name is taken when it is given; a cycle is broken by a name in between.
fn in_order<T: Clone + PartialEq>(
    mut pairs: Vec<(T, T)>,
    collide: impl Fn(&T, &T) -> bool,
    between: impl Fn(&T) -> T,
) -> Vec<(T, T)> {
    let mut ordered = Vec::new();
    while !pairs.is_empty() {
        let free = pairs.iter().position(|(_, to)| !pairs.iter().any(|(from, _)| from == to || collide(from, to)));
        match free {
            Some(place) => ordered.push(pairs.remove(place)),
            None => {
                let (from, to) = pairs.remove(0);
                let between = between(&from);
                ordered.push((from, between.clone()));
                pairs.push((between, to));
            }
        }
    }
    ordered
}

/// What something is called while others take the names they get.
fn between(id: &Id) -> Id {
    id.own_name()
        .map_or_else(|| id.clone(), |name| id.with_name(&Ident::new(object_name(name.as_str(), "", "swapped"))))
}

/// Whether two things cannot have their names at once.
fn collide(one: &Id, other: &Id) -> bool {
    let slots = slots(one);
    slots.iter().any(|slot| self::slots(other).contains(slot))
}

/// The places that something takes by its name.
fn slots(id: &Id) -> Vec<Slot> {
    match id {
        Id::PrimaryKey(name) | Id::Unique(name) | Id::Exclusion(name) => {
            vec![Slot::Relation(name.table.sibling(name.name.clone())), Slot::Constraint(name.clone())]
        }
        Id::Check(name) | Id::ForeignKey(name) => vec![Slot::Constraint(name.clone())],
        Id::Index(name) | Id::Sequence(name) => vec![Slot::Relation(name.clone())],
        Id::Table(name) => vec![Slot::Relation(name.clone()), Slot::Type(name.clone())],
        Id::Enum(name) => vec![Slot::Type(name.clone())],
        _ => Vec::new(),
    }
}
