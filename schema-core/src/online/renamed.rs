//! What cannot go by both names for a while is called differently at once: no statement of the application is right before and
//! after.

use crate::ident::literal;
use crate::kind::{Id, Payload};
use crate::model::Schema;
use crate::rename::Renames;

/// What the application has to do before tables and columns of it get other names.
pub(super) fn breaks(renames: &Renames, before: &Schema, after: &Schema) -> Option<String> {
    // A view has the name of the table, and its columns the names that they had.
    let is_in_view = |id: &Id| id.table().is_some_and(|table| after.contains(&Id::View(table.clone())));
    let names = before.iter().filter_map(|(old, _)| {
        let new = old.renamed(renames);
        let is_renamed = match old {
            Id::Table(_) | Id::View(_) | Id::MaterializedView(_) => *old != new,
            Id::Column(_) => renames.to(old).is_some(),
            _ => false,
        };
        let is_told = is_renamed && after.contains(&new) && !is_in_view(old);
        new.own_name().filter(|_| is_told).map(|name| format!("{} -> {name}", old.path()))
    });
    let names: Vec<String> = names.chain(values(renames, before)).collect();
    (!names.is_empty()).then(|| {
        format!(
            "statements of the application that say the old names fail from here on, and those that say the new ones until \
             then ({}): stop what uses them, and start the application that says the new ones right after; where it cannot \
             be stopped, add the new one beside the old in place of `renamed_from`, write both, and drop the old one later",
            names.join(", ")
        )
    })
}

/// The values of enums that are called differently.
fn values(renames: &Renames, before: &Schema) -> impl Iterator<Item = String> {
    before.iter().flat_map(|(id, fact)| {
        let (Id::Enum(name), Payload::Enum(old)) = (id, &fact.payload) else { return Vec::new() };
        let renamed = old.values.iter().filter_map(|value| Some((value, renames.value(name, value)?)));
        renamed.map(|(old, new)| format!("{name} {} -> {}", literal(old), literal(new))).collect()
    })
}
