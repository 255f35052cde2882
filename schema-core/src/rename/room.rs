//! What stands where a renamed thing goes, and is dropped, steps aside before.

use super::Renames;
use super::order::{collide, slots};
use crate::ident::{Ident, Member, Qualified};
use crate::kind::{Id, Payload, object::Slot};
use crate::model::Schema;
use crate::naming::free_name;
use std::collections::BTreeSet;

impl Renames {
    /// What stands where a renamed thing goes, and is not renamed itself, is dropped: it steps aside before.
    pub(super) fn make_room(&mut self, from: &Schema) {
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

    pub(super) fn set_table_aside(&mut self, from: &Schema, table: &Qualified) {
        let taken = |name: &Ident| {
            from.contains(&Id::Table(table.sibling(name.clone()))) || self.tables.values().any(|new| new == name)
        };
        let aside = free_name(table.name.as_str(), "dropped", taken);
        self.tables.insert(table.clone(), aside);
    }

    /// A value that is dropped gives its name to one that is renamed.
    pub(super) fn make_room_for_values(&mut self, from: &Schema) {
        let wanted: Vec<_> = self.values.iter().map(|((name, _), new)| (name.clone(), new.clone())).collect();
        for (name, value) in wanted {
            if values(from, &name).contains(&value) && !self.values.contains_key(&(name.clone(), value.clone())) {
                let aside =
                    free_name(&value, "dropped", |free| values(from, &name).iter().any(|value| value == free.as_str()));
                self.values.insert((name, value), aside.as_str().to_owned());
            }
        }
    }

    /// Whatever else stands in the place of a renamed thing, and is not renamed itself, is dropped and steps aside too.
    pub(super) fn make_room_for_others(&mut self, from: &Schema) {
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

    pub(super) fn set_aside(&mut self, named: &BTreeSet<Id>, id: Id) {
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
pub(super) fn named(schema: &Schema) -> BTreeSet<Id> {
    let sequences = schema.iter().filter_map(|(_, fact)| match &fact.payload {
        Payload::Identity(identity) => Some(Id::Sequence(identity.sequence.clone())),
        _ => None,
    });
    schema.iter().map(|(id, _)| id.clone()).chain(sequences).collect()
}

pub(super) fn values<'a>(schema: &'a Schema, name: &Qualified) -> &'a [String] {
    match schema.payload(&Id::Enum(name.clone())) {
        Some(Payload::Enum(enumeration)) => &enumeration.values,
        _ => &[],
    }
}
