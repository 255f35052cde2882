//! Indexes are built and dropped concurrently; one that changes is built beside the old one, and they swap names.

use super::key::loses_a_key;
use super::sides::Sides;
use super::waypoints::{Point, Waypoints};
use super::whole;
use crate::ident::{Ident, Qualified};
use crate::kind::index::Index;
use crate::kind::{Id, Payload};
use crate::model::Fact;
use crate::naming::free_name;

pub(super) fn indexes(sides: &Sides<'_>, waypoints: &mut Waypoints) {
    for (id, fact) in sides.to.iter() {
        let (Id::Index(name), Payload::Index(index)) = (id, &fact.payload) else { continue };
        if !is_online(index, sides) || sides.goes_over(id, fact) {
            continue;
        }
        if index.unique && loses_a_key(&index.table, sides) {
            continue;
        }
        match sides.from.get(id) {
            None if sides.is_partitioned(&index.table) => whole::build(id, Point::Constrain, sides, waypoints),
            None => waypoints.absent(id, Point::Build(id.clone())),
            Some(old) if old.payload != fact.payload && sides.is_steady(old) => {
                replace(name, old, fact, sides, waypoints)
            }
            Some(_) => {}
        }
    }
    for (id, fact) in sides.from.iter().filter(|(id, _)| !sides.to.contains(id)) {
        let Payload::Index(index) = &fact.payload else { continue };
        let is_free = !matches!(id, Id::Index(name) if sides.to.has_relation(name));
        if is_free
            && sides.is_steady(fact)
            && is_online(index, sides)
            && !(index.unique && loses_a_key(&index.table, sides))
        {
            // The new one of partitions may need the names of its parts.
            let point = match sides.is_partitioned(&index.table) {
                true => Point::Constrain,
                false => Point::Discard(id.clone()),
            };
            waypoints.is(id, point, fact.clone());
        }
    }
}

/// Whether the index is whole, and its table stays.
fn is_online(index: &Index, sides: &Sides<'_>) -> bool {
    sides.stays(&index.table) && !index.only
}

fn replace(name: &Qualified, old: &Fact, new: &Fact, sides: &Sides<'_>, waypoints: &mut Waypoints) {
    // What only parameters tell apart is altered in place.
    if let (Payload::Index(old), Payload::Index(new)) = (&old.payload, &new.payload) {
        let (parameters, tablespace) = (new.parameters.clone(), new.tablespace.clone());
        if (Index { parameters, tablespace, ..old.clone() }) == *new || old.table != new.table {
            return;
        }
    }
    let id = Id::Index(name.clone());
    if matches!(&new.payload, Payload::Index(index) if sides.is_partitioned(&index.table)) {
        return whole::build(&id, Point::Switch, sides, waypoints);
    }
    let beside = Id::Index(free(name, "new", sides));
    let aside = Id::Index(free(name, "old", sides));
    waypoints.is(&id, Point::Switch, old.clone());
    waypoints.absent(&beside, Point::Build(beside.clone()));
    waypoints.is(&beside, Point::Switch, new.clone());
    waypoints.absent(&aside, Point::Switch);
    waypoints.is(&aside, Point::Discard(aside.clone()), old.clone());
    waypoints.rename(Point::Switch, id.clone(), own_name(&aside));
    waypoints.rename(Point::Switch, beside, own_name(&id));
}

fn own_name(id: &Id) -> Ident {
    id.own_name().cloned().unwrap_or_else(|| Ident::new(""))
}

/// A name for something that stands beside what has this name.
pub(super) fn free(name: &Qualified, label: &str, sides: &Sides<'_>) -> Qualified {
    let taken = |free: &Ident| {
        let name = name.sibling(free.clone());
        [sides.from, sides.to].into_iter().any(|schema| schema.has_relation(&name))
    };
    name.sibling(free_name(name.name.as_str(), label, taken))
}
