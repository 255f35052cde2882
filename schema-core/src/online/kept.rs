//! What the application of before may still use is dropped last, once it is told that it may not.

use super::sides::{Sides, family};
use super::waypoints::{Point, Waypoints};
use crate::kind::column::Column;
use crate::kind::object::Slot;
use crate::kind::{Id, Payload};
use crate::model::{Fact, Schema};
use std::collections::BTreeSet;

pub(super) fn kept(sides: &Sides<'_>, waypoints: &mut Waypoints) {
    let taken: BTreeSet<Slot> = sides.to.iter().flat_map(|(id, fact)| fact.payload.slots(id)).collect();
    for (root, _) in sides.from.iter().filter(|(id, _)| is_used(id) && !sides.to.contains(id)) {
        let is_column_of_another = matches!(root, Id::Column(name) if !sides.stays(&name.table));
        if is_column_of_another || is_in_family(root, sides.from) || is_overloaded(root, sides.to) {
            continue;
        }
        if let Some(old) = cannot_be_spelled(root, sides) {
            waypoints.pause_at(Point::Expand, format!("deploy the application that does not use {old} any more"));
            continue;
        }
        let kept = with_all_it_needs(root, sides);
        // A type and its functions go together.
        if kept.iter().any(|id| matches!(id, Id::ShellType(_))) {
            continue;
        }
        let facts = kept.iter().filter_map(|id| sides.from.get(id));
        if !facts.flat_map(|fact| &fact.needs).all(|need| kept.contains(need) || sides.holds(need)) {
            continue;
        }
        let in_the_way = kept.iter().filter_map(|id| Some((id, sides.from.get(id)?)));
        if in_the_way.flat_map(|(id, fact)| fact.payload.slots(id)).any(|slot| taken.contains(&slot)) {
            continue;
        }
        for id in &kept {
            if let Some(fact) = sides.from.get(id) {
                waypoints.is(id, Point::Contract, optional(id, fact, sides.from));
            }
        }
        waypoints.pause_at(Point::Contract, format!("deploy the application that does not use {root} any more"));
    }
}

/// Whether statements of the application may name it.
fn is_used(id: &Id) -> bool {
    matches!(
        id,
        Id::Table(_) | Id::Column(_) | Id::View(_) | Id::MaterializedView(_) | Id::Function(_) | Id::Procedure(_)
    )
}

/// What a view was called that cannot stay: its query names what is called differently, or another thing gets its name.
fn cannot_be_spelled<'a>(root: &'a Id, sides: &'a Sides<'_>) -> Option<&'a Id> {
    let is_view = matches!(root, Id::View(_) | Id::MaterializedView(_));
    let fact = sides.from.get(root).filter(|_| is_view)?;
    let is_renamed = sides.is_renamed(root) || fact.needs.iter().any(|need| sides.is_renamed(need));
    is_renamed.then(|| sides.called_before(root))
}

/// Whether the object is a table that others come from, or that comes from others.
fn is_in_family(id: &Id, from: &Schema) -> bool {
    matches!(id, Id::Table(table) if !family(table, from).is_empty())
}

/// Whether a call could be of another function that is there in the end.
fn is_overloaded(id: &Id, to: &Schema) -> bool {
    let Id::Function(old) = id else { return false };
    to.iter().any(|(id, _)| matches!(id, Id::Function(new) if new.name == old.name))
}

/// The object with its parts, and whatever they need that goes too.
fn with_all_it_needs(root: &Id, sides: &Sides<'_>) -> BTreeSet<Id> {
    let mut kept = BTreeSet::from([root.clone()]);
    loop {
        let size = kept.len();
        for (id, fact) in sides.from.iter().filter(|(id, _)| !sides.to.contains(id)) {
            if is_part(id, fact, &kept) {
                kept.insert(id.clone());
            }
        }
        let needs = kept.iter().filter_map(|id| sides.from.get(id)).flat_map(|fact| &fact.needs);
        let needs: Vec<Id> = needs.filter(|need| !sides.to.contains(need)).cloned().collect();
        kept.extend(needs);
        if kept.len() == size {
            return kept;
        }
    }
}

/// Constraints of a column that goes would be in the way of rows that say nothing of it.
fn is_part(id: &Id, fact: &Fact, kept: &BTreeSet<Id>) -> bool {
    let of_table = id.table().is_some_and(|table| kept.contains(&Id::Table(table.clone())));
    let is_index = matches!(id, Id::Index(_)) && fact.needs.iter().any(|need| kept.contains(need));
    let said_of = match id {
        Id::Comment(on) => kept.contains(on),
        _ => false,
    };
    of_table || is_index || said_of || fact.payload.owners(id).iter().any(|owner| kept.contains(owner))
}

/// A column that the application leaves out takes NULL meanwhile, unless it has a value by itself or is in a key.
fn optional(id: &Id, fact: &Fact, from: &Schema) -> Fact {
    let (Id::Column(name), Payload::Column(column)) = (id, &fact.payload) else { return fact.clone() };
    let by_itself = [Id::Default(name.clone()), Id::Identity(name.clone()), Id::Generated(name.clone())];
    let in_key = from.iter().any(|(other, fact)| matches!(other, Id::PrimaryKey(_)) && fact.needs.contains(id));
    if in_key || by_itself.iter().any(|id| from.contains(id)) {
        return fact.clone();
    }
    let payload = Payload::Column(Column { not_null: false, ..column.clone() });
    Fact { payload, needs: fact.needs.clone() }
}
