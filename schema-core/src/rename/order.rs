//! The order of renames.

use crate::ident::Ident;
use crate::kind::{Id, object::Slot};
use crate::naming::object_name;

/// Orders renames so that no name is taken when it is given; a cycle is broken by a name in between.
pub(super) fn in_order<T: Clone + PartialEq>(
    mut pairs: Vec<(T, T)>,
    collide: impl Fn(&T, &T) -> bool,
    between: impl Fn(&T) -> T,
) -> Vec<(T, T)> {
    let mut ordered = Vec::new();
    while !pairs.is_empty() {
        let free = pairs.iter().position(|(_, to)| !pairs.iter().any(|(from, _)| from == to || collide(from, to)));
        match free {
            Some(place) => ordered.push(pairs.remove(place)),
            None => {
                let (from, to) = pairs.remove(0);
                let between = between(&from);
                ordered.push((from, between.clone()));
                pairs.push((between, to));
            }
        }
    }
    ordered
}

/// What something is called while others take the names they get.
pub(super) fn between(id: &Id) -> Id {
    id.own_name()
        .map_or_else(|| id.clone(), |name| id.with_name(&Ident::new(object_name(name.as_str(), "", "swapped"))))
}

/// Whether two things cannot have their names at once.
pub(super) fn collide(one: &Id, other: &Id) -> bool {
    let slots = slots(one);
    slots.iter().any(|slot| self::slots(other).contains(slot))
}

/// The places that something takes by its name.
pub(super) fn slots(id: &Id) -> Vec<Slot> {
    match id {
        Id::PrimaryKey(name) | Id::Unique(name) | Id::Exclusion(name) => {
            vec![Slot::Relation(name.table.sibling(name.name.clone())), Slot::Constraint(name.clone())]
        }
        Id::Check(name) | Id::ForeignKey(name) => vec![Slot::Constraint(name.clone())],
        Id::Index(name) | Id::Sequence(name) | Id::PartitionIndex(name) => vec![Slot::Relation(name.clone())],
        Id::Table(name) | Id::View(name) | Id::MaterializedView(name) => {
            vec![Slot::Relation(name.clone()), Slot::Type(name.clone())]
        }
        Id::Enum(name) | Id::Domain(name) | Id::Range(name) => vec![Slot::Type(name.clone())],
        Id::Composite(name) => vec![Slot::Relation(name.clone()), Slot::Type(name.clone())],
        Id::Trigger(name) => vec![Slot::Trigger(name.clone())],
        Id::Policy(name) => vec![Slot::Policy(name.clone())],
        Id::Rule(name) => vec![Slot::Rule(name.clone())],
        _ => Vec::new(),
    }
}
