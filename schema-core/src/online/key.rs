//! Primary keys and unique constraints take over an index that was built concurrently.

use super::index::free;
use super::sides::Sides;
use super::waypoints::{Point, Waypoints};
use super::whole;
use crate::ident::Qualified;
use crate::kind::foreign_key::ForeignKey;
use crate::kind::key_index::Key;
use crate::kind::{Id, Payload};
use crate::model::{Fact, Schema};

pub(super) fn keys(sides: &Sides<'_>, waypoints: &mut Waypoints) {
    for (id, fact) in sides.to.iter() {
        let (Some(name), Some((key, like))) = (id.member(), Key::of(&fact.payload)) else { continue };
        let old = sides.from.get(id);
        let alike =
            old.is_some_and(|old| old.payload == fact.payload || !sides.is_steady(old) || becomes_null(old, sides));
        if sides.goes_over(id, fact)
            || alike
            || loses_a_key(&name.table, sides)
            || like.only
            || !sides.stays(&name.table)
        {
            continue;
        }
        if sides.is_partitioned(&name.table) {
            whole::build(id, Point::Constrain, sides, waypoints);
            continue;
        }
        let constraint = name.table.sibling(name.name.clone());
        let is_taken = sides.from.has_relation(&constraint);
        if is_taken && old.is_none() {
            continue;
        }
        let index = match is_taken {
            true => free(&constraint, "new", sides),
            false => constraint,
        };
        let index = Id::Index(index);
        let built = Fact { payload: Payload::Index(key.index(&name.table, like)), needs: fact.needs.clone() };
        waypoints.absent(&index, Point::Build(index.clone()));
        waypoints.is(&index, Point::Constrain, built);
        match old {
            Some(old) => waypoints.is(id, Point::Constrain, old.clone()),
            None => waypoints.absent(id, Point::Constrain),
        }
    }
    // The old primary key stays until the new one is built.
    for (id, fact) in sides.from.iter().filter(|(id, _)| !sides.to.contains(id)) {
        let Id::PrimaryKey(name) = id else { continue };
        let has_another = sides.to.iter().any(|(id, _)| matches!(id, Id::PrimaryKey(new) if new.table == name.table));
        if has_another && sides.stays(&name.table) && sides.is_steady(fact) && !becomes_null(fact, sides) {
            waypoints.is(id, Point::Constrain, fact.clone());
        }
    }
    refer_again(sides, waypoints);
}

/// Foreign keys leave a key that goes for the one that comes, and are checked after that.
fn refer_again(sides: &Sides<'_>, waypoints: &mut Waypoints) {
    for (id, fact) in sides.to.iter().filter(|(id, fact)| !sides.goes_over(id, fact)) {
        let (Id::ForeignKey(name), Payload::ForeignKey(key)) = (id, &fact.payload) else { continue };
        let waits = |id: &Id| is_key_of(id, &key.target) && waypoints.waits(id);
        let old = sides.from.get(id);
        let stays = |old: &Fact| {
            let changes =
                |need: &Id| is_key_of(need, &key.target) && sides.to.payload(need) != sides.from.payload(need);
            let loses = old.needs.iter().any(changes) && sides.to.iter().any(|(id, _)| waits(id));
            old.payload == fact.payload && !loses
        };
        if old.is_some_and(stays) || old.is_none_or(|old| old.payload != fact.payload) && !fact.needs.iter().any(waits)
        {
            continue;
        }
        match old {
            Some(old) => waypoints.is(id, Point::Constrain, old.clone()),
            None => waypoints.absent(id, Point::Constrain),
        }
        if !key.not_valid && !sides.is_partitioned(&name.table) {
            let payload = Payload::ForeignKey(ForeignKey { not_valid: true, ..key.clone() });
            waypoints.is(id, Point::Confirm, Fact { payload, needs: fact.needs.clone() });
        }
    }
}

fn is_key_of(id: &Id, table: &Qualified) -> bool {
    matches!(id, Id::PrimaryKey(name) | Id::Unique(name) if name.table == *table)
}

/// Whether foreign keys refer to the table, of which a unique index goes: they stand on it, or may come to.
pub(super) fn loses_a_key(table: &Qualified, sides: &Sides<'_>) -> bool {
    let is_referred_to = |schema: &Schema| {
        schema.iter().any(|(_, fact)| matches!(&fact.payload, Payload::ForeignKey(key) if key.target == *table))
    };
    let changes = |id: &Id, fact: &Fact| match &fact.payload {
        Payload::Index(index) => index.unique && index.table == *table && sides.to.payload(id) != Some(&fact.payload),
        _ => false,
    };
    let mut changed = sides.from.iter().filter(|(id, fact)| changes(id, fact));
    changed.next().is_some() && (is_referred_to(sides.from) || is_referred_to(sides.to))
}

/// Whether a column of an old key is no longer NOT NULL.
fn becomes_null(old: &Fact, sides: &Sides<'_>) -> bool {
    old.needs.iter().any(|need| {
        matches!((sides.from.payload(need), sides.to.payload(need)),
            (Some(Payload::Column(from)), Some(Payload::Column(to))) if from.not_null && !to.not_null)
    })
}
