//! What a partition has from its table, as facts of its own.

use super::apart::{parent, table};
use super::{Fact, Schema};
use crate::ident::{Ident, Member, Qualified};
use crate::kind::column::Column;
use crate::kind::column_setting::own_storage;
use crate::kind::descent::ancestors;
use crate::kind::partition_index::{PartitionIndex, default_name, is_only};
use crate::kind::{Id, Payload};

/// What a partition has from its table, as facts of its own, each with that of the topmost table.
pub(super) fn from_parent(name: &Qualified, parent: &Qualified, schema: &Schema) -> Vec<(Id, Id, Fact)> {
    let mut theirs: Vec<(Id, Id, Fact)> = Vec::new();
    if let Some(grandparent) = table(parent, schema).and_then(self::parent) {
        theirs.extend(from_parent(parent, grandparent, schema));
    }
    theirs.retain(|(_, id, _)| !schema.contains(id));
    let own = schema.iter().filter(|(id, fact)| on_table(id, &fact.payload) == Some(parent));
    theirs.extend(own.map(|(id, fact)| (id.clone(), id.clone(), fact.clone())));
    let handed_down = theirs.into_iter().map(|(top, id, fact)| (handed_down(&top, &id, &fact, name, schema), top));
    handed_down.filter_map(|(here, top)| here.map(|(id, fact)| (top, id, fact))).collect()
}

/// A fact of a table as a partition has it.
fn handed_down(top: &Id, id: &Id, fact: &Fact, name: &Qualified, schema: &Schema) -> Option<(Id, Fact)> {
    let mut payload = fact.payload.clone();
    let here = match (id, &mut payload) {
        (Id::Column(column), Payload::Column(column_payload)) => {
            let here = name.member(column.name.clone());
            *column_payload = inherited(column_payload, &here, schema);
            Id::Column(here)
        }
        (Id::Default(column), _) => {
            let here = name.member(column.name.clone());
            let special = schema.payload(&Id::InheritedColumn(here.clone()));
            if matches!(special, Some(Payload::InheritedColumn(column)) if column.no_default) {
                return None;
            }
            Id::Default(here)
        }
        (_, Payload::Check(check)) if check.no_inherit => return None,
        (Id::Generated(_) | Id::Check(_) | Id::ForeignKey(_), _) => id.in_table(name),
        (Id::Index(_) | Id::PrimaryKey(_) | Id::Unique(_) | Id::Exclusion(_), payload) => {
            let (index, special) = part_of(top, name, schema)?;
            hand_down_index(payload, name, special);
            own_id(top, name, &index)
        }
        _ => return None,
    };
    let above = ancestors(name, schema);
    let needs = fact.needs.iter().map(|need| match need.table().is_some_and(|table| above.contains(table)) {
        true if matches!(need, Id::Table(_)) => Id::Table(name.clone()),
        true => need.in_table(name),
        false => need.clone(),
    });
    Some((here, Fact { payload, needs: needs.collect() }))
}

/// The index or key of a table that is called as the index of a partition.
pub(super) fn own_id(of: &Id, table: &Qualified, index: &Qualified) -> Id {
    let key = table.member(index.name.clone());
    match of {
        Id::PrimaryKey(_) => Id::PrimaryKey(key),
        Id::Unique(_) => Id::Unique(key),
        Id::Exclusion(_) => Id::Exclusion(key),
        _ => Id::Index(index.clone()),
    }
}

/// The index that a partition has of an index or a key of its table, with what is special about it.
pub(super) fn part_of<'a>(
    of: &Id,
    table: &Qualified,
    schema: &'a Schema,
) -> Option<(Qualified, Option<&'a PartitionIndex>)> {
    let special = schema.iter().find_map(|(id, fact)| match (id, &fact.payload) {
        (Id::PartitionIndex(name), Payload::PartitionIndex(index)) if index.table == *table && index.of == *of => {
            Some((name.clone(), Some(index)))
        }
        _ => None,
    });
    special.or_else(|| {
        if schema.payload(of).is_some_and(is_only) { None } else { Some((default_name(table, of, schema)?, None)) }
    })
}

pub(super) fn hand_down_index(payload: &mut Payload, table: &Qualified, special: Option<&PartitionIndex>) {
    let set = |parameters: &mut _, tablespace: &mut Option<Ident>, only: &mut bool| {
        *only = false;
        if let Some(special) = special {
            *parameters = special.parameters.clone();
            tablespace.clone_from(&special.tablespace);
        }
    };
    match payload {
        Payload::Index(index) => {
            index.table = table.clone();
            set(&mut index.parameters, &mut index.tablespace, &mut index.only);
        }
        Payload::PrimaryKey(key) => set(&mut key.index.parameters, &mut key.index.tablespace, &mut key.index.only),
        Payload::Unique(key) => set(&mut key.index.parameters, &mut key.index.tablespace, &mut key.index.only),
        Payload::Exclusion(key) => set(&mut key.index.parameters, &mut key.index.tablespace, &mut key.index.only),
        _ => {}
    }
}

/// A column as a partition has it.
pub(super) fn inherited(column: &Column, here: &Member, schema: &Schema) -> Column {
    let mut own =
        Column { statistics: None, options: Default::default(), foreign_options: Default::default(), ..column.clone() };
    if let Some(Payload::InheritedColumn(special)) = schema.payload(&Id::InheritedColumn(here.clone())) {
        own.not_null |= special.not_null;
        if let Some(storage) = &special.storage {
            own.storage = (storage != own_storage(&own.sql_type)).then(|| storage.clone());
        }
        if let Some(compression) = &special.compression {
            own.compression = (compression != "default").then(|| compression.clone());
        }
        own.statistics = special.statistics;
        own.options.clone_from(&special.options);
        own.foreign_options.clone_from(&special.foreign_options);
    }
    own
}

pub(super) fn on_table<'a>(id: &'a Id, payload: &'a Payload) -> Option<&'a Qualified> {
    match payload {
        Payload::Index(index) => Some(&index.table),
        Payload::PartitionIndex(index) => Some(&index.table),
        _ => id.table(),
    }
}
