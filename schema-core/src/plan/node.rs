//! The steps of a plan: what one statement creates or drops, with all that it brings or takes along.

use super::replacement::Actions;
use crate::diff::Changes;
use crate::kind::default_privilege::taken_back;
use crate::kind::descent::descendants;
use crate::kind::{Id, Payload, partition_index};
use crate::model::{Fact, Schema};
use crate::statement::Statement;
use std::collections::{BTreeMap, BTreeSet};

/// One step.
#[derive(Debug)]
pub(super) struct Node {
    /// What the step does.
    pub(super) action: Action,
    /// To which object.
    pub(super) id: Id,
    /// The objects that are created or dropped by it, `id` among them.
    pub(super) with: BTreeSet<Id>,
}

/// What a step does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Action {
    /// Drops.
    Drop,
    /// Alters in place.
    Alter,
    /// Creates.
    Create,
}

/// What becomes of the foreign keys of a table that is dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ForeignKeys {
    /// They go with their table.
    GoWithTheirTable,
    /// They are dropped by statements of their own.
    GoFirst,
}

/// The steps, in no order yet.
pub(super) fn nodes(changes: &Changes<'_>, actions: &Actions, keys: ForeignKeys) -> Vec<Node> {
    let mut steps: BTreeMap<(Action, Id), BTreeSet<Id>> = BTreeMap::new();
    let mut step = |action, head: Id, id: &Id| {
        steps.entry((action, head)).or_default().insert(id.clone());
    };
    for id in actions.created.iter().chain(&actions.replaced) {
        step(Action::Create, created_by(id, &changes.to, actions), id);
    }
    for id in actions.dropped.iter().chain(&actions.replaced) {
        step(Action::Drop, dropped_by(id, &changes.from, actions, keys), id);
    }
    for id in actions.altered.keys() {
        step(Action::Alter, id.clone(), id);
    }
    steps.into_iter().map(|((action, id), with)| Node { action, id, with }).collect()
}

impl Node {
    /// The statements of the step.
    pub(super) fn statements(&self, changes: &Changes<'_>, actions: &Actions) -> Vec<Statement> {
        let context = actions.context(changes, &self.with);
        let id = &self.id;
        match self.action {
            Action::Create => {
                let create = changes.to.payload(id).map(|payload| payload.create(id, &context)).unwrap_or_default();
                create.into_iter().chain(self.with.iter().flat_map(|id| taken_back(id, &context))).collect()
            }
            Action::Drop => changes.from.payload(id).map(|payload| payload.drop(id, &context)).unwrap_or_default(),
            Action::Alter => actions.altered.get(id).map(|(statements, _)| statements.clone()).unwrap_or_default(),
        }
    }
}

/// A new table comes with its columns and constraints, a new column with where its values come from.
fn created_by(id: &Id, to: &Schema, actions: &Actions) -> Id {
    if let Some(Payload::PartitionIndex(index)) = to.payload(id)
        && actions.creates(&index.of)
    {
        return index.of.clone();
    }
    if let Some(domain) = domain_of(id) {
        return if actions.creates(&domain) && !comes_later(id, &domain, to) { domain } else { id.clone() };
    }
    let Some(member) = id.member() else { return id.clone() };
    let table = Id::Table(member.table.clone());
    let is_only = to.payload(id).is_some_and(partition_index::is_only);
    if is_part(id) && !is_only && actions.creates(&table) && !calls_over(id, &table, to) {
        return table;
    }
    let column = Id::Column(member.clone());
    // PostgreSQL before 17 adds no identity column to a table that others come from.
    let comes_alone = || matches!(id, Id::Identity(_)) && !descendants(&member.table, to).is_empty();
    match id {
        Id::Default(_) | Id::Identity(_) | Id::Generated(_) if actions.creates(&column) && !comes_alone() => column,
        _ => id.clone(),
    }
}

/// The domain that something is a part of.
fn domain_of(id: &Id) -> Option<Id> {
    match id {
        Id::DomainCheck(name) => Some(Id::Domain(name.table.clone())),
        Id::DomainDefault(name) => Some(Id::Domain(name.clone())),
        _ => None,
    }
}

/// Whether a part of a domain is dropped by itself: what it needs is dropped before the domain can be.
fn leaves_domain(id: &Id, domain: &Id, from: &Schema, actions: &Actions) -> bool {
    let mut needs = from.get(id).into_iter().flat_map(|fact| &fact.needs).filter(|need| *need != domain);
    let stays_for_now = actions.aside.contains_key(domain);
    comes_later(id, domain, from)
        || stays_for_now && needs.any(|need| actions.drops(need) && !actions.aside.contains_key(need))
}

/// Whether something that the object needs needs its owner itself.
fn comes_later(id: &Id, owner: &Id, to: &Schema) -> bool {
    let needs = to.get(id).into_iter().flat_map(|fact| &fact.needs).filter(|need| *need != owner);
    needs.filter_map(|need| to.get(need)).any(|fact| fact.needs.contains(owner))
}

/// Whether the object of a table calls a function that takes the table's rows, and so is there only while both are.
fn calls_over(id: &Id, table: &Id, schema: &Schema) -> bool {
    let apart = matches!(id, Id::Check(_) | Id::Default(_) | Id::Policy(_) | Id::Trigger(_) | Id::Rule(_));
    let needs = schema.get(id).into_iter().flat_map(|fact| &fact.needs).filter(|need| matches!(need, Id::Function(_)));
    apart && needs.filter_map(|function| schema.get(function)).any(|fact| fact.needs.contains(table))
}

/// Whether the object is made by the statement that makes its table.
fn is_part(id: &Id) -> bool {
    matches!(
        id,
        Id::Column(_)
            | Id::Default(_)
            | Id::Identity(_)
            | Id::Generated(_)
            | Id::PrimaryKey(_)
            | Id::Unique(_)
            | Id::Check(_)
            | Id::Exclusion(_)
    )
}

/// The topmost owner that is dropped takes all along.
fn dropped_by(id: &Id, from: &Schema, actions: &Actions, keys: ForeignKeys) -> Id {
    if matches!(id, Id::ForeignKey(_)) && keys == ForeignKeys::GoFirst {
        return id.clone();
    }
    // A sequence that stays leaves the column that goes.
    let stays = matches!(id, Id::SequenceOwner(name) if !actions.drops(&Id::Sequence(name.clone())));
    let goes_first = domain_of(id).is_some_and(|domain| leaves_domain(id, &domain, from, actions));
    let table = id.table().cloned().map(Id::Table);
    let calls_over_table = table.is_some_and(|table| actions.drops(&table) && calls_over(id, &table, from));
    if stays || goes_first || calls_over_table || leaves_a_name(id, from, actions) {
        return id.clone();
    }
    // What is said of the indexes of a table goes with them.
    if let (Id::ReplicaIdentity(_) | Id::Cluster(_), Some(fact)) = (id, from.get(id))
        && let Some(index) = fact.needs.iter().find(|need| leaves_a_name(need, from, actions))
    {
        return index.clone();
    }
    // The index of a partition stays, as PostgreSQL makes it.
    if let Id::Comment(on) = id
        && matches!(**on, Id::PartitionIndex(_))
        && dropped_by(on, from, actions, keys) == **on
    {
        return id.clone();
    }
    let dropped = owners(id, from).into_iter().find(|owner| actions.drops(owner) || is_taken(owner, from, actions));
    match dropped {
        Some(owner) => dropped_by(&owner, from, actions, keys),
        None => id.clone(),
    }
}

/// Whether a table is made anew beside the old one, and the object has a name that the new one's wants.
fn leaves_a_name(id: &Id, from: &Schema, actions: &Actions) -> bool {
    let table = match (id, from.payload(id)) {
        (_, Some(Payload::Index(index))) => &index.table,
        (Id::PrimaryKey(name) | Id::Unique(name) | Id::Exclusion(name) | Id::Identity(name), _) => &name.table,
        _ => return false,
    };
    actions.aside.contains_key(&Id::Table(table.clone()))
}

fn is_taken(id: &Id, from: &Schema, actions: &Actions) -> bool {
    owners(id, from).iter().any(|owner| actions.drops(owner) || is_taken(owner, from, actions))
}

fn owners(id: &Id, from: &Schema) -> Vec<Id> {
    let Some(Fact { payload, needs }) = from.get(id) else { return Vec::new() };
    let mut owners = payload.owners(id);
    // A comment may be on a part of something that is no fact itself: the closest, such as the key of an index, comes last.
    // What is inherited is closer to its own table.
    if let Id::Comment(on) = id {
        let own = |need: &&Id| matches!(need, Id::Table(name) if on.table() == Some(name));
        let others = needs.iter().rev().filter(|need| !own(need) && !owners.contains(need));
        let closest: Vec<Id> = needs.iter().filter(own).chain(others).cloned().collect();
        owners.extend(closest);
    }
    if let Id::Sequence(name) = id
        && let Some(Payload::SequenceOwner(owner)) = from.payload(&Id::SequenceOwner(name.clone()))
    {
        owners.push(Id::Column(owner.column.clone()));
    }
    // The functions of a base type go with it.
    if let (Id::Function(_), Some(fact)) = (id, from.get(id)) {
        owners.extend(
            fact.needs
                .iter()
                .filter(|need| matches!(need, Id::ShellType(_)))
                .flat_map(|shell| self::owners(shell, from)),
        );
    }
    owners
}
