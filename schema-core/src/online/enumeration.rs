//! An enum whose values go or change their places: a new type takes its name once its columns have gone over.

use super::sides::Sides;
use super::waypoints::{Point, Waypoints};
use crate::kind::{Id, Payload};
use std::collections::BTreeSet;

/// The enums that PostgreSQL can make anew only by another type.
pub(super) fn replaced(sides: &Sides<'_>) -> BTreeSet<Id> {
    let is_made_anew = |id: &Id| match (id, sides.from.payload(id), sides.to.payload(id)) {
        (Id::Enum(name), Some(Payload::Enum(from)), Some(Payload::Enum(to))) => {
            from.is_made_anew(to, name, &BTreeSet::new())
        }
        _ => false,
    };
    let stays = |id: &Id| !sides.is_renamed(id) && sides.from.get(id).is_some_and(|fact| sides.is_steady(fact));
    sides.from.iter().map(|(id, _)| id).filter(|id| is_made_anew(id) && stays(id)).cloned().collect()
}

/// The enums that something needs all along which does not go over to a new type.
pub(super) fn stuck(sides: &Sides<'_>) -> BTreeSet<Id> {
    let goes_over =
        |id: &Id, fact| sides.goes_over(id, fact) || matches!(id, Id::Comment(_) | Id::Owner(_) | Id::Grant(_));
    let stays = sides.from.iter().filter(|(id, fact)| sides.to.contains(id) && !goes_over(id, fact));
    let needs = stays.flat_map(|(_, fact)| &fact.needs).collect::<BTreeSet<_>>();
    sides.replaced().filter(|id| needs.contains(id)).cloned().collect()
}

pub(super) fn enums(sides: &Sides<'_>, waypoints: &mut Waypoints) {
    for id in sides.replaced() {
        let (Some(old), Some(new)) = (sides.from.get(id), sides.to.get(id)) else { continue };
        let (beside, aside) = (id.renamed(&sides.beside), id.renamed(&sides.aside));
        waypoints.is(id, Point::Switch, old.clone());
        waypoints.is(&beside, Point::Switch, new.clone());
        waypoints.absent(&aside, Point::Switch);
        waypoints.is(&aside, Point::Contract, old.clone());
        let names = [(id, &aside), (&beside, id)].map(|(from, to)| (from.clone(), to.own_name().cloned()));
        for (from, to) in names {
            to.into_iter().for_each(|to| waypoints.rename(Point::Switch, from.clone(), to));
        }
    }
    let comes = sides.to.iter().filter(|(id, fact)| !sides.from.contains(id) && sides.needs_replaced(fact));
    for (id, _) in comes.filter(|(id, fact)| !sides.goes_over(id, fact)) {
        waypoints.absent(id, Point::Switch);
    }
}
