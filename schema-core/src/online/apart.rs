//! Changes of several tables that do not hang together are stages of their own: each keeps others from one table at a time.

use crate::ident::Qualified;
use crate::kind::descent::ancestors;
use crate::kind::object::Slot;
use crate::kind::{Id, Payload};
use crate::model::Schema;
use std::collections::{BTreeMap, BTreeSet};

/// What makes objects hang together.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Tie {
    Object(Id),
    Place(Slot),
}

/// The schemas on the way from one to another, of which these objects differ, each with the table that changes. There are none
/// where objects may hang together by more than what they need.
pub(super) fn schemas(from: &Schema, to: &Schema, changed: &[Id]) -> Vec<(Option<Qualified>, Schema)> {
    if !changed.iter().all(|id| is_simple(id, from, to)) {
        return Vec::new();
    }
    let groups = groups(from, to, changed);
    let mut here = from.clone();
    let mut way = Vec::new();
    for (table, group) in groups {
        for id in group {
            match to.get(&id) {
                Some(fact) => here.insert(id, fact.clone()),
                None => drop(here.remove(&id)),
            }
        }
        way.push((table, here.clone()));
    }
    // What only needs others than before is no change.
    if let Some((_, last)) = way.last_mut() {
        last.clone_from(to);
    }
    way
}

/// Whether the object comes or goes with nothing but what it needs, or only its NULLs do.
fn is_simple(id: &Id, from: &Schema, to: &Schema) -> bool {
    match (id, from.payload(id), to.payload(id)) {
        (Id::Column(_), Some(Payload::Column(from)), Some(Payload::Column(to))) => from.sql_type == to.sql_type,
        (Id::Function(name), ..) => {
            let is_it = |other: &Id| matches!(other, Id::Function(other) if other.name == name.name);
            [from, to].into_iter().all(|schema| schema.iter().filter(|(other, _)| is_it(other)).count() < 2)
        }
        (Id::Column(_) | Id::Default(_) | Id::Check(_) | Id::Trigger(_) | Id::Comment(_), ..) => true,
        _ => false,
    }
}

/// The objects that hang together, by a table that was there before; first those that are of none.
fn groups(from: &Schema, to: &Schema, changed: &[Id]) -> BTreeMap<Option<Qualified>, BTreeSet<Id>> {
    let set: BTreeSet<&Id> = changed.iter().collect();
    let mut tied: BTreeMap<Tie, usize> = BTreeMap::new();
    let mut groups: Vec<BTreeSet<Id>> = Vec::new();
    for id in changed {
        let mut ties = vec![Tie::Object(id.clone())];
        for fact in [from.get(id), to.get(id)].into_iter().flatten() {
            let own = table(id, &fact.payload).cloned();
            let above = own.iter().flat_map(|table| ancestors(table, from)).collect::<Vec<_>>();
            ties.extend(own.into_iter().chain(above).map(Id::Table).map(Tie::Object));
            ties.extend(fact.needs.iter().filter(|need| set.contains(need)).cloned().map(Tie::Object));
            ties.extend(fact.payload.slots(id).into_iter().map(Tie::Place));
        }
        let group = groups.len();
        groups.push(BTreeSet::from([id.clone()]));
        for tie in ties {
            let other = tied.insert(tie, group).filter(|other| *other != group);
            if let Some(other) = other {
                let moved = std::mem::take(&mut groups[other]);
                groups[group].extend(moved);
                tied.values_mut().filter(|at| **at == other).for_each(|at| *at = group);
            }
        }
    }
    let mut by_table: BTreeMap<Option<Qualified>, BTreeSet<Id>> = BTreeMap::new();
    for group in groups.into_iter().filter(|group| !group.is_empty()) {
        let tables = group.iter().filter_map(|id| table(id, &from.get(id).or_else(|| to.get(id))?.payload));
        let old = tables.filter(|table| from.contains(&Id::Table(Qualified::clone(table)))).min().cloned();
        by_table.entry(old).or_default().extend(group);
    }
    by_table
}

fn table<'a>(id: &'a Id, payload: &'a Payload) -> Option<&'a Qualified> {
    match (id, payload) {
        (Id::Comment(on), _) => on.table(),
        (_, Payload::Index(index)) => Some(&index.table),
        _ => id.table(),
    }
}
