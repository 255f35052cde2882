//! Tables that come to be partitions or children of others, or cease to be: meanwhile they are tables of their own.
//!
//! What a partition has from its table is no fact. Where that table changes, or the partition is made anew, the partition
//! is first detached and attached last, and in between has columns, constraints and indexes of its own: here those become
//! facts on both sides, so that they are compared as those of any other table.

use super::Schema;
use super::anew::has_retyped_of_several;
use super::children::{children, leave_all_parents, leave_parents};
use super::handed_down::{from_parent, hand_down_index, on_table, part_of};
use crate::ident::Qualified;
use crate::kind::attachment::{Attachment, Descent};
use crate::kind::descent::{ancestors, descendants, parents};
use crate::kind::partition_index::{PartitionIndex, is_only, plain};
use crate::kind::table::Table;
use crate::kind::{Id, Payload};
use std::collections::BTreeSet;

/// Two schemas in which tables that move are tables of their own.
#[derive(Debug)]
pub(crate) struct Apart {
    /// The schema before.
    pub(crate) from: Schema,
    /// The schema after.
    pub(crate) to: Schema,
}

/// Sets the tables apart that move; `None` where there are none.
pub(crate) fn set_apart(from: &Schema, to: &Schema, anew: &BTreeSet<Qualified>) -> Option<Apart> {
    let moved = moved(from, to, anew);
    let left: Vec<_> = children(from, to, anew);
    let adopted = adopted(from, to, &moved);
    let leaving: Vec<_> = anew.iter().filter(|name| has_retyped_of_several(name, from, to)).collect();
    if moved.is_empty() && left.is_empty() && adopted.is_empty() && leaving.is_empty() {
        return None;
    }
    let mut apart = Apart { from: from.clone(), to: to.clone() };
    for name in &moved {
        stand_alone(&mut apart.from, from, name, false);
        stand_alone(&mut apart.to, to, name, true);
        leave_to_table(&mut apart, to, name, anew.contains(name));
        refer_again(&mut apart, name);
    }
    for name in &left {
        leave_parents(&mut apart, from, to, name);
    }
    for name in leaving {
        leave_all_parents(&mut apart.from, from, name);
    }
    for (old, new, index) in adopted {
        apart.from.remove(&old);
        let comment = apart.from.remove(&Id::Comment(Box::new(old)));
        apart.from.put(new.clone(), Payload::PartitionIndex(PartitionIndex { apart: true, ..index.clone() }));
        if let Some(comment) = comment {
            apart.from.put(Id::Comment(Box::new(new.clone())), comment.payload);
        }
        apart.to.put(new, Payload::PartitionIndex(index));
    }
    Some(apart)
}

pub(super) fn tables(schema: &Schema) -> impl Iterator<Item = (&Qualified, &Table)> {
    schema.iter().filter_map(|(id, fact)| match (id, &fact.payload) {
        (Id::Table(name), Payload::Table(table)) => Some((name, table)),
        _ => None,
    })
}

pub(super) fn table<'a>(name: &Qualified, schema: &'a Schema) -> Option<&'a Table> {
    match schema.payload(&Id::Table(name.clone())) {
        Some(Payload::Table(table)) => Some(table),
        _ => None,
    }
}

pub(super) fn both<'a>(
    from: &'a Schema,
    to: &'a Schema,
) -> impl Iterator<Item = (&'a Qualified, &'a Table, &'a Table)> {
    tables(to).filter_map(|(name, after)| Some((name, table(name, from)?, after)))
}

pub(super) fn is_partition(table: &Table) -> bool {
    table.partition_of.is_some()
}

pub(super) fn parent(table: &Table) -> Option<&Qualified> {
    table.partition_of.as_ref().map(|partition| &partition.parent)
}

/// The partitions whose table changes, that are made anew, or that are new and not as PostgreSQL would make them.
fn moved(from: &Schema, to: &Schema, anew: &BTreeSet<Qualified>) -> BTreeSet<Qualified> {
    let mut moved = BTreeSet::new();
    for (name, before, after) in both(from, to) {
        let alone = anew.contains(name) && !has_ancestor(name, from, anew);
        if parent(before) != parent(after) || (alone && is_partition(before)) {
            moved.insert(name.clone());
        }
    }
    for (_, fact) in to.iter() {
        if let Payload::PartitionIndex(index) = &fact.payload
            && !to.payload(&index.of).is_some_and(is_only)
            && (table(&index.table, from).is_none() || has_ancestor(&index.table, from, anew))
        {
            moved.insert(index.table.clone());
        }
    }
    moved
}

pub(super) fn has_ancestor(name: &Qualified, schema: &Schema, among: &BTreeSet<Qualified>) -> bool {
    parents(name, schema).any(|parent| among.contains(parent) || has_ancestor(parent, schema, among))
}

/// Makes a partition a table of its own.
fn stand_alone(apart: &mut Schema, schema: &Schema, name: &Qualified, joins: bool) {
    let Some((table, partition)) = table(name, schema).and_then(|table| Some((table, table.partition_of.clone()?)))
    else {
        return;
    };
    // Of an index whose partitions lack theirs, it is made a part when the table is there.
    let comes_later = |of: &Id| joins && schema.payload(of).is_some_and(is_only);
    for (top, id, fact) in from_parent(name, &partition.parent, schema) {
        if !apart.contains(&id) && !comes_later(&top) {
            apart.insert(id, fact);
        }
    }
    let special = |id: &Id, payload: &Payload| match (id, payload) {
        (Id::InheritedColumn(column), _) => column.table == *name,
        (_, Payload::PartitionIndex(index)) => index.table == *name && !comes_later(&index.of),
        _ => false,
    };
    let special: Vec<Id> =
        schema.iter().filter(|(id, fact)| special(id, &fact.payload)).map(|(id, _)| id.clone()).collect();
    for id in special {
        say_of_index(apart, &id);
    }
    let own = Table { partition_of: None, ..table.clone() };
    if let Some(fact) = apart.get_mut(&Id::Table(name.clone())) {
        fact.payload = Payload::Table(own);
    }
    let descent = Descent { table: name.clone(), parent: partition.parent.clone() };
    let attachment = Id::Attachment(descent);
    re_need(apart, name, schema, &attachment);
    apart.put(attachment, Payload::Attachment(Attachment { bound: Some(partition.bound) }));
}

/// What is said of the index of a partition is said of the table's own index.
fn say_of_index(apart: &mut Schema, id: &Id) {
    apart.remove(id);
    let comment = apart.remove(&Id::Comment(Box::new(id.clone())));
    if let (Some(comment), Id::PartitionIndex(name)) = (comment, id) {
        let own = Id::Comment(Box::new(Id::Index(name.clone())));
        if !apart.contains(&own) {
            apart.put(own, comment.payload);
        }
    }
}

/// Who needs something of a partition, or of a part of it, has needed it of its table.
fn re_need(apart: &mut Schema, name: &Qualified, schema: &Schema, attachment: &Id) {
    let above = ancestors(name, schema);
    let mut family = descendants(name, schema);
    family.push(name.clone());
    let own: BTreeSet<Id> = apart.iter().map(|(id, _)| id).filter(|id| id.table() == Some(name)).cloned().collect();
    for (id, fact) in apart.iter_mut() {
        let is_part = on_table(id, &fact.payload).is_some_and(|table| family.contains(table));
        if id == attachment || (!is_part && !fact.needs.contains(&Id::Table(name.clone()))) {
            continue;
        }
        let theirs = |need: &Id| {
            let is_said = matches!(need, Id::Table(_) | Id::Column(_) | Id::Default(_) | Id::InheritedColumn(_));
            is_said && need.table().is_some_and(|table| above.contains(table))
        };
        let ours = fact.needs.iter().filter(|need| theirs(need) && !matches!(need, Id::Table(_)));
        let ours: Vec<Id> = ours.map(|need| need.in_table(name)).filter(|id| own.contains(id)).collect();
        if is_part {
            fact.needs.retain(|need| !theirs(need));
        }
        // What is said of what the table gives.
        let is_given = matches!(id, Id::TriggerState(_) | Id::PartitionIndex(_));
        fact.needs.extend(is_given.then(|| attachment.clone()));
        fact.needs.extend(ours.into_iter().filter(|need| need != id));
        fact.needs.sort();
        fact.needs.dedup();
    }
}

/// The foreign keys that a partition has from its table, and not yet, come with that.
fn leave_to_table(apart: &mut Apart, to: &Schema, name: &Qualified, is_anew: bool) {
    let new = |id: &Id| {
        let is_theirs = matches!(id, Id::ForeignKey(key) if key.table == *name) && !to.contains(id);
        is_theirs && (is_anew || !apart.from.contains(id))
    };
    let attached =
        |schema: &Schema| schema.iter().any(|(id, _)| matches!(id, Id::Attachment(one) if one.table == *name));
    if attached(&apart.to) {
        let new: Vec<Id> = apart.to.iter().map(|(id, _)| id).filter(|id| new(id)).cloned().collect();
        new.iter().for_each(|id| drop(apart.to.remove(id)));
    }
}

/// Foreign keys that rows of a partition are referred to by are made anew when it is back.
fn refer_again(apart: &mut Apart, name: &Qualified) {
    let is_of = |id: &&Id| matches!(id, Id::Attachment(one) if one.table == *name);
    let attachment = |schema: &Schema| schema.iter().map(|(id, _)| id).find(is_of).cloned();
    let (Some(before), Some(after)) = (attachment(&apart.from), attachment(&apart.to)) else { return };
    for (schema, attachment) in [(&mut apart.from, before), (&mut apart.to, after)] {
        let Id::Attachment(descent) = &attachment else { continue };
        let mut above = ancestors(&descent.parent, schema);
        above.insert(descent.parent.clone());
        for (id, fact) in schema.iter_mut() {
            if matches!(&fact.payload, Payload::ForeignKey(key) if above.contains(&key.target))
                && id.table() != Some(name)
            {
                fact.needs.push(attachment.clone());
            }
        }
    }
}

/// Indexes of partitions that become parts of an index of the table as they are: what each was and is, and what it is like.
fn adopted(from: &Schema, to: &Schema, moved: &BTreeSet<Qualified>) -> Vec<(Id, Id, PartitionIndex)> {
    let own = from.iter().filter(|(id, _)| !to.contains(id)).filter_map(|(id, fact)| {
        let table = on_table(id, &fact.payload)?;
        let name = match id {
            Id::Index(name) => name.clone(),
            Id::PrimaryKey(name) | Id::Unique(name) | Id::Exclusion(name) => name.table.sibling(name.name.clone()),
            _ => return None,
        };
        (!moved.contains(table)).then_some((id, fact, name, table))
    });
    own.filter_map(|(id, fact, index, name)| {
        let parent = self::parent(table(name, from)?)?;
        let (mut part, of) = part_called(&index, name, parent, to)?;
        let mut payload = to.payload(&of)?.clone();
        hand_down_index(&mut payload, name, Some(&part));
        part.of = of;
        (payload == fact.payload).then(|| (id.clone(), Id::PartitionIndex(index), part))
    })
    .collect()
}

/// The part with this name that a partition has of an index or a key of its table, or of that one's.
fn part_called(
    index: &Qualified,
    name: &Qualified,
    parent: &Qualified,
    schema: &Schema,
) -> Option<(PartitionIndex, Id)> {
    if let Some(Payload::PartitionIndex(part)) = schema.payload(&Id::PartitionIndex(index.clone())) {
        return (part.table == *name).then(|| (part.clone(), part.of.clone()));
    }
    let whole = schema.iter().find(|(id, fact)| {
        let is_index = matches!(id, Id::Index(_) | Id::PrimaryKey(_) | Id::Unique(_) | Id::Exclusion(_));
        let is_above = is_index && on_table(id, &fact.payload) == Some(parent) && !is_only(&fact.payload);
        is_above && part_of(id, name, schema).is_some_and(|(called, _)| called == *index)
    });
    match whole {
        Some((of, _)) => Some((plain(name, of, schema)?.1, of.clone())),
        None => part_called(index, name, self::parent(table(parent, schema)?)?, schema),
    }
}
