//! Values that an enum gets are there before anything mentions them: PostgreSQL lets nobody use a value before the transaction
//! that added it ends (manual, `ALTER TYPE`, Notes).

use crate::diff::Changes;
use crate::kind::enumeration::{Enum, mentioned};
use crate::kind::{Id, Payload};
use crate::model::Schema;

/// The schema of before, its enums with the values that something is going to mention; `None` where there are none.
pub(super) fn extended(changes: &Changes<'_>) -> Option<Schema> {
    let mut extended = changes.before.clone();
    for name in mentioned(changes.list.iter().map(|(id, _)| id), &changes.from, &changes.to) {
        let id = Id::Enum(name);
        let is_it = |old: &&Id| old.renamed(&changes.renames) == id;
        let old = changes.before.iter().map(|(old, _)| old).find(is_it)?;
        let (Some(Payload::Enum(before)), Some(Payload::Enum(from)), Some(Payload::Enum(to))) =
            (changes.before.payload(old), changes.from.payload(&id), changes.to.payload(&id))
        else {
            return None;
        };
        let mut fact = changes.before.get(old)?.clone();
        fact.payload = Payload::Enum(with_new_values(before, from, to)?);
        extended.insert(old.clone(), fact);
    }
    (extended != *changes.before).then_some(extended)
}

/// The values of the end, those of before called as they were; `None` where values go or change their places, or a new one has
/// the name that an old one gives up.
fn with_new_values(before: &Enum, from: &Enum, to: &Enum) -> Option<Enum> {
    let old = |value: &String| from.values.iter().position(|other| other == value);
    let places: Vec<usize> = to.values.iter().filter_map(old).collect();
    let is_new = |value: &&String| old(value).is_none();
    let collides = to.values.iter().filter(is_new).any(|value| before.values.contains(value));
    if collides || places.len() != from.values.len() || !places.is_sorted() {
        return None;
    }
    let called = |value: &String| old(value).map_or_else(|| value.clone(), |place| before.values[place].clone());
    Some(Enum { values: to.values.iter().map(called).collect() })
}
