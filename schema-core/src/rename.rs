//! Renames: those the code asks for, and those of constraints and indexes that follow from them.

use crate::expression;
use crate::ident::{Ident, Member, Qualified};
use crate::kind::{Id, Payload};
use crate::model::{Hints, Schema};
use crate::naming::object_name;
use crate::statement::Statement;
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
        for ((name, value), old) in &hints.values {
            let done = from.done.as_ref().is_some_and(|done| done.contains_key(&Hints::value_key(name, value)));
            let before = renames.origin(&Id::Enum(name.clone()));
            let known = matches!((&before, from.payload(&before)), (Id::Enum(_), Some(Payload::Enum(before)))
                if before.values.contains(old) && (from.done.is_some() || !before.values.contains(value)));
            if let (false, true, Id::Enum(before)) = (done, known, before) {
                renames.values.insert((before, old.clone()), value.clone());
            }
        }
        renames.imply(from, to);
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
            inverse.values.insert((now, new.clone()), old.clone());
        }
        for old in self.others.keys() {
            inverse.others.extend(old.own_name().map(|name| (old.renamed(self), name.clone())));
        }
        inverse.others.retain(|id, _| to.contains(id));
        inverse.make_room(to);
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
        let columns = self.columns.iter().map(|(old, new)| {
            let table = self.table(&old.table);
            (Id::Column(table.member(old.name.clone())), Id::Column(table.member(new.clone())))
        });
        let others = self.others.keys().map(|old| {
            let here = old.member().map_or_else(|| old.clone(), |member| old.in_table(&self.table(&member.table)));
            (here, old.renamed(self))
        });
        [in_order(tables.collect()), in_order(columns.collect()), in_order(others.collect())].concat()
    }

    /// The statements that carry the renames out.
    pub fn statements(&self) -> Vec<Statement> {
        let mut statements: Vec<_> = self.pairs().into_iter().flat_map(|(from, to)| from.rename(&to)).collect();
        for ((name, old), new) in &self.values {
            let name = self.own(&Id::Enum(name.clone()), name);
            let (old, new) = (crate::ident::literal(old), crate::ident::literal(new));
            statements.push(Statement::new(format!("ALTER TYPE {name} RENAME VALUE {old} TO {new}")));
        }
        statements
    }

    /// Takes the hints for the kinds that `of` picks, where they are not yet carried out.
    fn ask(&mut self, from: &Schema, to: &Schema, hints: &Hints, of: impl Fn(&Id) -> bool) {
        for (new, old) in hints.renames.iter().filter(|(new, _)| of(new)) {
            let done =
                from.done.as_ref().is_some_and(|done| done.get(&new.to_string()) == Some(&old.as_str().to_owned()));
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

    /// What stands where a renamed thing goes, and is not renamed itself, is dropped: it steps aside before.
    fn make_room(&mut self, from: &Schema) {
        let tables: Vec<_> = self.tables.iter().map(|(old, new)| old.sibling(new.clone())).collect();
        for table in tables {
            if from.contains(&Id::Table(table.clone())) && !self.tables.contains_key(&table) {
                let aside = object_name(table.name.as_str(), "", "dropped");
                self.tables.insert(table, Ident::new(aside));
            }
        }
        let columns: Vec<_> = self.columns.iter().map(|(old, new)| old.table.member(new.clone())).collect();
        for column in columns {
            if from.contains(&Id::Column(column.clone())) && !self.columns.contains_key(&column) {
                let aside = object_name(column.name.as_str(), "", "dropped");
                self.columns.insert(column, Ident::new(aside));
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

    /// Constraints, indexes and own sequences that differ by nothing but their name are renamed.
    fn imply(&mut self, from: &Schema, to: &Schema) {
        let mut gone: BTreeMap<Id, (Id, Payload)> = BTreeMap::new();
        for (old, fact) in from.iter().filter(|(id, _)| is_renamed_silently(id)) {
            let now = old.renamed(self);
            if !to.contains(&now) {
                let mut payload = fact.payload.clone();
                payload.apply_renames(old, self);
                gone.insert(now, (old.clone(), payload));
            }
        }
        if gone.is_empty() {
            return;
        }
        let kept: BTreeSet<_> = from.iter().map(|(id, _)| id.renamed(self)).collect();
        for (new, fact) in to.iter().filter(|(id, _)| is_renamed_silently(id) && !kept.contains(id)) {
            let twin = gone.iter().find(|(now, (old, payload))| {
                same_place(now, new) && is_twin(from, to, old, payload, new, &fact.payload, self)
            });
            if let Some((now, name)) = twin.and_then(|(now, _)| Some((now.clone(), new.own_name()?.clone())))
                && let Some((old, _)) = gone.remove(&now)
            {
                self.others.insert(old, name);
            }
        }
        self.make_room_for_others(from);
    }

    /// The same for constraints and indexes, whose names may be taken by those of another table.
    fn make_room_for_others(&mut self, from: &Schema) {
        let wanted: BTreeSet<_> = self.others.keys().filter_map(|old| relation(&old.renamed(self))).collect();
        let staying = from.iter().map(|(id, _)| id).filter(|id| !self.others.contains_key(id));
        let taken = staying.filter(|id| {
            !matches!(id, Id::Table(_)) && relation(&id.renamed(self)).is_some_and(|name| wanted.contains(&name))
        });
        let aside: Vec<_> = taken
            .filter_map(|id| Some((id.clone(), Ident::new(object_name(id.own_name()?.as_str(), "", "dropped")))))
            .collect();
        self.others.extend(aside);
    }
}

fn is_renamed_silently(id: &Id) -> bool {
    matches!(
        id,
        Id::PrimaryKey(_)
            | Id::Unique(_)
            | Id::Check(_)
            | Id::ForeignKey(_)
            | Id::Exclusion(_)
            | Id::Index(_)
            | Id::Sequence(_)
    )
}

fn same_place(from: &Id, to: &Id) -> bool {
    from.word() == to.word() && from.table() == to.table()
}

fn is_twin(
    from: &Schema,
    to: &Schema,
    old: &Id,
    payload: &Payload,
    new: &Id,
    wanted: &Payload,
    renames: &Renames,
) -> bool {
    match (old, new) {
        (Id::Sequence(old), Id::Sequence(new)) => {
            let owner = |schema: &Schema, name: &Qualified| match schema.payload(&Id::SequenceOwner(name.clone())) {
                Some(Payload::SequenceOwner(owner)) => Some(owner.column.clone()),
                _ => None,
            };
            owner(from, old).map(|column| renames.column(&column)) == owner(to, new) && owner(to, new).is_some()
        }
        _ => payload == wanted,
    }
}

/// Orders renames so that no name is taken when it is given; a cycle is broken by a name in between.
fn in_order(mut pairs: Vec<(Id, Id)>) -> Vec<(Id, Id)> {
    let mut ordered = Vec::new();
    while !pairs.is_empty() {
        let free = pairs.iter().position(|(_, to)| !pairs.iter().any(|(from, _)| from == to || collide(from, to)));
        match free {
            Some(place) => ordered.push(pairs.remove(place)),
            None => {
                let (from, to) = pairs.remove(0);
                let between = from.own_name().map(|name| object_name(name.as_str(), "", "swapped"));
                let between = between.map_or_else(|| to.clone(), |name| from.with_name(&Ident::new(name)));
                ordered.push((from, between.clone()));
                pairs.push((between, to));
            }
        }
    }
    ordered
}

/// Whether two things of a schema cannot have their names at once.
fn collide(from: &Id, to: &Id) -> bool {
    relation(from).is_some_and(|name| relation(to) == Some(name))
}

/// The name among the relations of its schema that the object has.
fn relation(id: &Id) -> Option<Qualified> {
    match id {
        Id::PrimaryKey(name) | Id::Unique(name) | Id::Exclusion(name) => Some(name.table.sibling(name.name.clone())),
        Id::Index(name) | Id::Sequence(name) | Id::Table(name) => Some(name.clone()),
        _ => None,
    }
}
