//! Checks and foreign keys hold for new rows at once, and are checked for the others in a stage that blocks nobody.

use super::sides::Sides;
use super::waypoints::{Point, Waypoints};
use super::whole;
use crate::kind::{Id, Payload};

pub(super) fn constraints(sides: &Sides<'_>, waypoints: &mut Waypoints) {
    for (id, fact) in sides.to.iter() {
        let Some(table) = id.table().filter(|table| sides.stays(table)) else { continue };
        if sides.goes_over(id, fact)
            || waypoints.waits(id)
            || sides.from.get(id).is_some_and(|old| old.payload == fact.payload)
        {
            continue;
        }
        if matches!(id, Id::ForeignKey(_)) && sides.is_partitioned(table) {
            if fact.needs.iter().all(|need| !waypoints.waits(need)) {
                whole::refer(id, fact, [Point::Expand, Point::Validate, Point::Join], sides, waypoints);
            }
            continue;
        }
        let mut unchecked = fact.clone();
        let not_valid = match &mut unchecked.payload {
            Payload::Check(check) => &mut check.not_valid,
            Payload::ForeignKey(key) => &mut key.not_valid,
            _ => continue,
        };
        if !std::mem::replace(not_valid, true) {
            waypoints.is(id, Point::Validate, unchecked);
        }
    }
}
