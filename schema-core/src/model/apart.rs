//! Tables that come to be partitions or children of others, or cease to be: meanwhile they are tables of their own.
//!
//! What a partition has from its table is no fact. Where that table changes, or the partition is made anew, the partition
//! is first detached and attached last, and in between has columns, constraints and indexes of its own: here those become
//! facts on both sides, so that they are compared as those of any other table.

use super::anew::has_retyped_of_several;
use super::{Fact, Schema};
use crate::ident::{Ident, Member, Qualified};
use crate::kind::attachment::{Attachment, Descent};
use crate::kind::column::{Column, own_storage};
use crate::kind::descent::{
    all_columns, ancestors, descendants, inherited_default_fact, inherits_column, inherits_not_null, parents,
};
use crate::kind::partition_index::{PartitionIndex, default_name, is_only, plain};
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

fn tables(schema: &Schema) -> impl Iterator<Item = (&Qualified, &Table)> {
    schema.iter().filter_map(|(id, fact)| match (id, &fact.payload) {
        (Id::Table(name), Payload::Table(table)) => Some((name, table)),
        _ => None,
    })
}

fn table<'a>(name: &Qualified, schema: &'a Schema) -> Option<&'a Table> {
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

fn parent(table: &Table) -> Option<&Qualified> {
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

fn has_ancestor(name: &Qualified, schema: &Schema, among: &BTreeSet<Qualified>) -> bool {
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

fn on_table<'a>(id: &'a Id, payload: &'a Payload) -> Option<&'a Qualified> {
    match payload {
        Payload::Index(index) => Some(&index.table),
        Payload::PartitionIndex(index) => Some(&index.table),
        _ => id.table(),
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

/// What a partition has from its table, as facts of its own, each with that of the topmost table.
fn from_parent(name: &Qualified, parent: &Qualified, schema: &Schema) -> Vec<(Id, Id, Fact)> {
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
fn own_id(of: &Id, table: &Qualified, index: &Qualified) -> Id {
    let key = table.member(index.name.clone());
    match of {
        Id::PrimaryKey(_) => Id::PrimaryKey(key),
        Id::Unique(_) => Id::Unique(key),
        Id::Exclusion(_) => Id::Exclusion(key),
        _ => Id::Index(index.clone()),
    }
}

/// The index that a partition has of an index or a key of its table, with what is special about it.
fn part_of<'a>(of: &Id, table: &Qualified, schema: &'a Schema) -> Option<(Qualified, Option<&'a PartitionIndex>)> {
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

fn hand_down_index(payload: &mut Payload, table: &Qualified, special: Option<&PartitionIndex>) {
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
fn inherited(column: &Column, here: &Member, schema: &Schema) -> Column {
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

/// The children whose parents change.
fn children(from: &Schema, to: &Schema, anew: &BTreeSet<Qualified>) -> Vec<Qualified> {
    let changes = |before: &Table, after: &Table| before.inherits != after.inherits;
    let children = both(from, to).filter(|(name, before, after)| changes(before, after) && !anew.contains(*name));
    children.filter(|(name, ..)| !has_ancestor(name, from, anew)).map(|(name, ..)| name.clone()).collect()
}

/// Makes what a child has from parents that it leaves its own; what it has from others stays theirs.
fn leave_parents(apart: &mut Apart, from: &Schema, to: &Schema, name: &Qualified) {
    let (before, after): (Vec<_>, Vec<_>) =
        (parents(name, from).cloned().collect(), parents(name, to).cloned().collect());
    let common: Vec<Qualified> = before.iter().filter(|parent| after.contains(parent)).cloned().collect();
    for parent in before.iter().filter(|parent| !common.contains(parent)) {
        for (_, id, fact) in from_parent(name, parent, from) {
            let stays_theirs = match &id {
                Id::Column(column) | Id::Default(column) | Id::Generated(column) => inherits_column(column, to),
                Id::Check(check) => inherits_check(check, to),
                _ => true,
            };
            if !stays_theirs && !apart.from.contains(&id) {
                make_own(&mut apart.from, id, fact);
            }
        }
        attach(&mut apart.from, name, parent);
    }
    for parent in after.iter().filter(|parent| !common.contains(parent)) {
        attach(&mut apart.to, name, parent);
    }
    let shared: Vec<Member> = all_columns(name, to).keys().map(|column| name.member(column.clone())).collect();
    let shared = shared.iter().filter(|column| is_theirs(column, from) && is_theirs(column, to));
    for column in shared {
        say_of_column(&mut apart.from, column, from);
        say_of_column(&mut apart.to, column, to);
    }
    inherit_only(&mut apart.from, name, &common);
    inherit_only(&mut apart.to, name, &common);
}

fn inherit_only(schema: &mut Schema, name: &Qualified, parents: &[Qualified]) {
    if let Some(fact) = schema.get_mut(&Id::Table(name.clone()))
        && let Payload::Table(table) = &mut fact.payload
    {
        table.inherits = parents.to_vec();
        fact.needs.retain(|need| !matches!(need, Id::Table(other) if !parents.contains(other)));
    }
}

/// What is special about a column that comes from another one, its own column says.
fn make_own(schema: &mut Schema, id: Id, fact: Fact) {
    if let Id::Column(column) = &id {
        schema.remove(&Id::InheritedColumn(column.clone()));
    }
    schema.insert(id, fact);
}

/// Makes all that a child has from its parents its own.
fn leave_all_parents(apart: &mut Schema, from: &Schema, name: &Qualified) {
    for parent in parents(name, from) {
        let given = |id: &Id| matches!(id, Id::Column(_) | Id::Default(_) | Id::Generated(_) | Id::Check(_));
        for (_, id, fact) in from_parent(name, parent, from).into_iter().filter(|(_, id, _)| given(id)) {
            if !apart.contains(&id) {
                make_own(apart, id, fact);
            }
        }
        attach(apart, name, parent);
    }
    inherit_only(apart, name, &[]);
}

fn is_theirs(column: &Member, schema: &Schema) -> bool {
    inherits_column(column, schema) && !schema.contains(&Id::Column(column.clone()))
}

/// Says of a column, which comes from one parent before and from another one afterwards, what it has from them.
fn say_of_column(apart: &mut Schema, column: &Member, schema: &Schema) {
    let id = Id::Default(column.clone());
    if let Some(default) = inherited_default_fact(column, schema).filter(|_| !schema.contains(&id)) {
        let needs = default.needs.iter().filter(|need| need.table().is_none()).cloned();
        let needs = needs.chain([Id::Table(column.table.clone())]).collect();
        apart.insert(id, Fact { payload: default.payload.clone(), needs });
    }
    let id = Id::InheritedColumn(column.clone());
    if inherits_not_null(column, schema) {
        let mut special = match schema.payload(&id) {
            Some(Payload::InheritedColumn(special)) => special.clone(),
            _ => Default::default(),
        };
        special.not_null = true;
        apart.put(id, Payload::InheritedColumn(special));
    }
}

fn inherits_check(name: &Member, schema: &Schema) -> bool {
    parents(&name.table, schema).any(|parent| {
        let theirs = parent.member(name.name.clone());
        let own = schema.payload(&Id::Check(theirs.clone()));
        matches!(own, Some(Payload::Check(check)) if !check.no_inherit) || inherits_check(&theirs, schema)
    })
}

fn attach(schema: &mut Schema, table: &Qualified, parent: &Qualified) {
    let descent = Descent { table: table.clone(), parent: parent.clone() };
    schema.put(Id::Attachment(descent), Payload::Attachment(Attachment { bound: None }));
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
